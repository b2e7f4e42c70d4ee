import { useState } from "react";
import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { TextAreaField } from "../ui/field";
import { Form } from "../ui/form";
import { showToast } from "../ui/toast";
import { RewardActions, rewardActions } from "./reward-actions";
import { approvedWords, approveReward, refusedWords } from "./reward-moves";
import { useStopApproval } from "./use-stop";

export const decideParts = graphql(
  `
    fragment DecideParts on Reward {
      id
      version
      allowedActions
      ...RewardActions
    }
  `,
  [rewardActions],
);

/** Deciding with a comment; what was typed stays when the server refuses. */
export function DecideForm({ reward }: { reward: FragmentOf<typeof decideParts> }) {
  const parts = readFragment(decideParts, reward);
  const { id, version, allowedActions } = parts;
  const [comment, setComment] = useState("");
  const [refused, setRefused] = useState<string[]>([]);
  const form = useMutationForm(approveReward);
  const stop = useStopApproval(setRefused);
  const decides = allowedActions.includes("APPROVE");
  const messages = [...refusedWords(form), ...refused];

  async function approve(): Promise<void> {
    setRefused([]);
    const made = await form.send({ input: { id, version, comment: comment.trim() || null } });
    if (!made) return;
    setComment("");
    showToast(approvedWords(made.reward), { label: "Stop", run: () => stop(made.reward) });
  }

  return (
    <section className="reward-section reward-decide" aria-labelledby="reward-decide">
      <h2 id="reward-decide">{decides ? "Your decision" : "What you can do"}</h2>
      <Form
        label="Decision"
        errors={form.errors.comment ? { comment: form.errors.comment } : {}}
        onSubmit={() => decides && void approve()}
      >
        {messages.length > 0 && (
          <div role="alert">
            <Callout kind="warn">{messages.join(" ")}</Callout>
          </div>
        )}
        {decides && (
          <TextAreaField
            label="Comment"
            optional
            name="comment"
            note="For those who decide with you; the person rewarded does not see it."
            value={comment}
            onChange={setComment}
            rows={2}
            maxLength={2000}
          />
        )}
        <div className="button-group">
          {decides && (
            <Button kind="primary" type="submit" pending={form.sending}>
              {form.sending ? "Sending" : "Approve"}
            </Button>
          )}
          <RewardActions reward={parts} onRefused={setRefused} onMoved={() => setRefused([])} spread />
        </div>
      </Form>
    </section>
  );
}
