import { graphql } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Form } from "../ui/form";
import { showToast } from "../ui/toast";
import type { GoalDialogProps } from "./reason-dialog";

const archiveGoal = graphql(`
  mutation ArchiveGoal($input: ArchiveGoalInput!) {
    archiveGoal(input: $input) {
      __typename
      ... on ArchiveGoalPayload { goal { id state version allowedActions status statusReason } }
      ... on UserErrors { errors { code message path } current { ... on Goal { id version } } }
    }
  }
`);

/** Says what archiving does before it is done. */
export function ArchiveGoalDialog({ goal, isOpen, onClose }: GoalDialogProps) {
  const form = useMutationForm(archiveGoal);
  async function send(): Promise<void> {
    if (!(await form.send({ input: { id: goal.id, version: goal.version } }))) return;
    showToast("Archived. You find it under the state “Archived”.");
    onClose();
  }
  return (
    <Dialog title="Archive this goal" isOpen={isOpen} onClose={onClose}>
      <Form label="Archive this goal" errors={form.errors} onSubmit={() => void send()}>
        <p className="muted">
          It leaves the lists and no longer counts into the goals above. Its history stays, and nobody can log on it any
          more.
        </p>
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            Archive
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
