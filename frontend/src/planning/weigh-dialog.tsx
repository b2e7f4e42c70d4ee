import { useState } from "react";
import { graphql } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { TextAreaField } from "../ui/field";
import { Form, type FormErrors } from "../ui/form";
import { formatPercent } from "../ui/format";
import { NumberField } from "../ui/number-field";
import { statusLook } from "../ui/status";
import { showToast } from "../ui/toast";

const weighGoals = graphql(`
  mutation WeighGoals($input: WeighGoalsInput!) {
    weighGoals(input: $input) {
      __typename
      ... on WeighGoalsPayload { goals { id version weight allowedActions proposals { id state } } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export interface Weighed {
  id: string;
  title: string;
  weight: number;
  status: Parameters<typeof statusLook>[0];
  state: string;
  version: number;
  allowedActions: readonly string[];
  owner: { name: string } | null;
}

/** A draft is weighed at once; a goal that is agreed by proposing other terms. */
export function mayWeigh({ state, allowedActions }: Weighed): boolean {
  return (state === "DRAFT" && allowedActions.includes("EDIT")) || allowedActions.includes("AMEND");
}

/** What was refused of a goal stands beside its weight, and not under its place in the list that was sent. */
function beside(errors: FormErrors, sent: readonly Weighed[]): FormErrors {
  const named = Object.entries(errors).map(([path, messages]) => {
    const at = /^weights\.(\d+)\./.exec(path)?.[1];
    return [at === undefined ? path : `weight-${sent[Number(at)]?.id}`, messages] as const;
  });
  return Object.fromEntries(named);
}

interface WeighDialogProps {
  goals: readonly Weighed[];
  onClose: () => void;
}

/** How much each goal counts into the one above, with the shares that would come of it. */
export function WeighDialog({ goals, onClose }: WeighDialogProps) {
  const [weights, setWeights] = useState<Readonly<Record<string, number>>>({});
  const [reason, setReason] = useState("");
  const [sent, setSent] = useState<readonly Weighed[]>([]);
  const form = useMutationForm(weighGoals);
  const weightOf = ({ id, weight }: Weighed) => weights[id] ?? weight;
  const total = goals.reduce((sum, goal) => sum + weightOf(goal), 0);
  const changed = goals.filter((goal) => weightOf(goal) !== goal.weight);
  const proposed = changed.filter(({ state }) => state !== "DRAFT");

  async function weigh(): Promise<void> {
    setSent(changed);
    const weights = changed.map((goal) => ({ id: goal.id, version: goal.version, weight: weightOf(goal) }));
    if (!(await form.send({ input: { weights, reason } }))) return;
    showToast(
      proposed.length > 0
        ? "Proposed; what is agreed counts as before until your manager accepts."
        : "The goals count by their new weights.",
    );
    onClose();
  }

  return (
    <Dialog title="Weigh what feeds it" isOpen onClose={onClose} wide>
      <Form label="Weigh" errors={beside(form.errors, sent)} onSubmit={() => void weigh()}>
        <div className="feeds" aria-hidden="true">
          {goals.map((goal) => (
            <span
              key={goal.id}
              className={`feed feed-${statusLook(goal.status).tone}`}
              style={{ flexGrow: weightOf(goal) }}
            />
          ))}
        </div>
        <ul className="weigh-rows">
          <li className="tiny faint" aria-hidden="true">
            <span />
            <span className="number">Weight</span>
            <span className="number">Share</span>
          </li>
          {goals.map((goal) => (
            <li key={goal.id}>
              <span className="grow">
                <bdi>{goal.title}</bdi>
                <span className="goal-supports">{goal.owner?.name}</span>
              </span>
              {mayWeigh(goal) ? (
                <NumberField
                  label={`Weight of ${goal.title}`}
                  hideLabel
                  name={`weight-${goal.id}`}
                  unit="%"
                  decimals={0}
                  value={weightOf(goal)}
                  onChange={(weight) => setWeights({ ...weights, [goal.id]: weight ?? 0 })}
                />
              ) : (
                <span className="number muted">{goal.weight}%</span>
              )}
              <span className="number strong" title="Its share">
                {formatPercent(total > 0 ? weightOf(goal) / total : 1 / goals.length)}
              </span>
            </li>
          ))}
        </ul>
        {proposed.length > 0 && (
          <TextAreaField
            label="Why do the weights change?"
            name="reason"
            rows={2}
            note="A goal that is agreed keeps its weight until your manager accepts."
            value={reason}
            onChange={setReason}
          />
        )}
        {!goals.every(mayWeigh) && (
          <p className="small muted">The weight of an agreed goal is changed by its owner, who proposes it.</p>
        )}
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" disabled={changed.length === 0} pending={form.sending}>
            {proposed.length > 0 ? "Propose these weights" : "Keep these weights"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
