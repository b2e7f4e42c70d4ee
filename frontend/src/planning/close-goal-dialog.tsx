import { useState } from "react";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { RadioGroup } from "../ui/choices";
import { Dialog } from "../ui/dialog";
import { TextAreaField } from "../ui/field";
import { Form, type FormErrors } from "../ui/form";
import { formatList } from "../ui/format";
import { showToast } from "../ui/toast";
import { closeGoal } from "./goal-moves";
import { type Realism, realisms } from "./goal-words";
import type { GoalDialogProps } from "./reason-dialog";

const outcomes = [
  { value: "ACHIEVED", label: "Achieved", note: "The target was reached." },
  { value: "PARTIAL", label: "Partly achieved", note: "Some of it is there and of use." },
  { value: "MISSED", label: "Missed", note: "It was pursued and not reached." },
  { value: "DROPPED", label: "Dropped", note: "Something else became more important." },
] as const;

type Outcome = (typeof outcomes)[number]["value"];

interface CloseGoalDialogProps extends GoalDialogProps {
  /** Whether this is the end, or a proposal to whoever agreed the goal. */
  decides: boolean;
  goal: GoalDialogProps["goal"] & { keyResults: readonly { id: string; title: string; currentValue: string | null }[] };
}

/** Ends a goal, or proposes that: how, whether it was realistic, and what was learned. */
export function CloseGoalDialog({ goal, decides, isOpen, onClose }: CloseGoalDialogProps) {
  const [outcome, setOutcome] = useState<Outcome | "">("");
  const [realism, setRealism] = useState<Realism | "">("");
  const [retrospective, setRetrospective] = useState("");
  const [missing, setMissing] = useState<FormErrors>({});
  const form = useMutationForm(closeGoal);
  const unmeasured = goal.keyResults.filter(({ currentValue }) => currentValue === null).map(({ title }) => title);

  async function send(): Promise<void> {
    setMissing(outcome === "" ? { outcome: ["Choose how it ended."] } : {});
    if (outcome === "") return;
    const input = { id: goal.id, version: goal.version, outcome, realism: realism || null, retrospective };
    if (!(await form.send({ input }))) return;
    showToast(decides ? "Closed." : "Proposed; your manager is asked to confirm how it ended.");
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
        <RadioGroup label="Was it realistic?" name="realism" value={realism} onChange={setRealism} options={realisms} />
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
            {decides ? "Close goal" : "Propose this end"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
