import { useState } from "react";
import { graphql } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { RadioGroup } from "../ui/choices";
import { Dialog } from "../ui/dialog";
import { TextAreaField } from "../ui/field";
import { Form, type FormErrors } from "../ui/form";
import { formatList } from "../ui/format";
import { showToast } from "../ui/toast";
import type { GoalDialogProps } from "./return-goal-dialog";

const closeGoal = graphql(`
  mutation CloseGoal($input: CloseGoalInput!) {
    closeGoal(input: $input) {
      __typename
      ... on CloseGoalPayload { goal { id state outcome version allowedActions status statusReason retrospective } }
      ... on UserErrors { errors { code message path } current { ... on Goal { id version } } }
    }
  }
`);

const outcomes = [
  { value: "ACHIEVED", label: "Achieved", note: "The target was reached." },
  { value: "PARTIAL", label: "Partly achieved", note: "Some of it is there and of use." },
  { value: "MISSED", label: "Missed", note: "It was pursued and not reached." },
  { value: "DROPPED", label: "Dropped", note: "Something else became more important; the manager decides this." },
] as const;

type Outcome = (typeof outcomes)[number]["value"];

interface CloseGoalDialogProps extends GoalDialogProps {
  goal: GoalDialogProps["goal"] & { keyResults: readonly { id: string; title: string; currentValue: string | null }[] };
}

/** Ends a goal: how, and what was learned. */
export function CloseGoalDialog({ goal, isOpen, onClose }: CloseGoalDialogProps) {
  const [outcome, setOutcome] = useState<Outcome | "">("");
  const [retrospective, setRetrospective] = useState("");
  const [missing, setMissing] = useState<FormErrors>({});
  const form = useMutationForm(closeGoal);
  const unmeasured = goal.keyResults.filter(({ currentValue }) => currentValue === null).map(({ title }) => title);

  async function send(): Promise<void> {
    setMissing(outcome === "" ? { outcome: ["Choose how it ended."] } : {});
    if (outcome === "") return;
    if (!(await form.send({ input: { id: goal.id, version: goal.version, outcome, retrospective } }))) return;
    showToast("Closed.");
    onClose();
  }

  return (
    <Dialog title="Close this goal" isOpen={isOpen} onClose={onClose}>
      <Form label="Close this goal" errors={{ ...form.errors, ...missing }} onSubmit={() => void send()}>
        {unmeasured.length > 0 && outcome !== "DROPPED" && (
          <Callout kind="warn">
            No number yet for {formatList(unmeasured)}. Log a last one first, even if nothing changed.
          </Callout>
        )}
        <RadioGroup label="How did it end?" name="outcome" value={outcome} onChange={setOutcome} options={outcomes} />
        <TextAreaField
          label="What was learned?"
          name="retrospective"
          optional
          rows={4}
          note="For the next goal: what helped, what you would do differently."
          value={retrospective}
          onChange={setRetrospective}
        />
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            Close goal
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
