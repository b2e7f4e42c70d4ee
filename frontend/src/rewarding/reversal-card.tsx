import { useEffect, useState } from "react";
import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { formatInstant } from "../ui/format";
import { showToast } from "../ui/toast";
import { confirmReversal, keepReward, refusedWords } from "./reward-moves";

export const reversalParts = graphql(`
  fragment ReversalParts on Reward {
    id
    version
    state
    allowedActions
    reversals { reason askedByName askedAt outcome }
  }
`);

/** Somebody asked to undo this reward: who, why, and the second person's decision. */
export function ReversalCard({ reward }: { reward: FragmentOf<typeof reversalParts> }) {
  const { id, version, allowedActions, reversals } = readFragment(reversalParts, reward);
  const confirm = useMutationForm(confirmReversal);
  const keep = useMutationForm(keepReward);
  const [refused, setRefused] = useState<string[]>([]);
  const words = [...refusedWords(confirm), ...refusedWords(keep)].join("\n");
  useEffect(() => setRefused(words ? words.split("\n") : []), [words]);
  const open = reversals.find(({ outcome }) => outcome === null);
  if (!open) return null;
  const input = { id, version };

  async function undo(): Promise<void> {
    if (await confirm.send({ input })) showToast("Undone from today on.");
  }

  async function keepIt(): Promise<void> {
    if (await keep.send({ input })) showToast("The reward stays.");
  }

  return (
    <section className="reward-section stack-small" aria-labelledby="reward-reversal">
      <h2 id="reward-reversal">Asked to be undone</h2>
      <p className="tell-reason">{open.reason}</p>
      <p className="tiny muted">
        {open.askedByName}, {formatInstant(open.askedAt)}
      </p>
      {refused.map((message) => (
        <div key={message} role="alert">
          <Callout kind="warn">{message}</Callout>
        </div>
      ))}
      {allowedActions.includes("KEEP") && (
        <div className="button-group">
          <Button onClick={() => void keepIt()} pending={keep.sending}>
            Keep the reward
          </Button>
          {allowedActions.includes("CONFIRM_REVERSAL") && (
            <Button kind="danger" onClick={() => void undo()} pending={confirm.sending}>
              Confirm and undo
            </Button>
          )}
        </div>
      )}
      {!allowedActions.includes("CONFIRM_REVERSAL") && <p className="small muted">A second person confirms it.</p>}
    </section>
  );
}
