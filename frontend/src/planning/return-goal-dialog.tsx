import { useState } from "react";
import { graphql } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { TextAreaField } from "../ui/field";
import { Form } from "../ui/form";
import { showToast } from "../ui/toast";

const returnGoal = graphql(`
  mutation ReturnGoal($input: ReturnGoalInput!) {
    returnGoal(input: $input) {
      __typename
      ... on ReturnGoalPayload { goal { id state version allowedActions status statusReason returnReason } }
      ... on UserErrors { errors { code message path } current { ... on Goal { id version } } }
    }
  }
`);

export interface GoalDialogProps {
  goal: { id: string; title: string; version: number; owner: { id: string; name: string } | null };
  isOpen: boolean;
  onClose: () => void;
}

/** Gives a proposed goal back, with the reason. */
export function ReturnGoalDialog({ goal, isOpen, onClose }: GoalDialogProps) {
  const [reason, setReason] = useState("");
  const form = useMutationForm(returnGoal);
  const name = goal.owner?.name ?? "the owner";

  async function send(): Promise<void> {
    if (!(await form.send({ input: { id: goal.id, version: goal.version, reason } }))) return;
    showToast(`Returned to ${name}.`);
    setReason("");
    onClose();
  }

  return (
    <Dialog title="Return this goal" isOpen={isOpen} onClose={onClose}>
      <Form label="Return this goal" errors={form.errors} onSubmit={() => void send()}>
        <TextAreaField
          label="What should change?"
          name="reason"
          autoFocus
          rows={4}
          note={`${name} reads this and can propose again.`}
          value={reason}
          onChange={setReason}
        />
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            Return to {name}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
