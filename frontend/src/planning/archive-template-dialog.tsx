import { graphql } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Form } from "../ui/form";
import { showToast } from "../ui/toast";
import type { GoalTemplate } from "./template-dialog";

const archiveTemplate = graphql(`
  mutation ArchiveGoalTemplate($input: ArchiveGoalTemplateInput!) {
    archiveGoalTemplate(input: $input) {
      __typename
      ... on GoalTemplatePayload { template { id archivedAt version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

interface ArchiveTemplateDialogProps {
  template: GoalTemplate;
  onClose: () => void;
}

/** Says what archiving a template does before it is done. */
export function ArchiveTemplateDialog({ template, onClose }: ArchiveTemplateDialogProps) {
  const form = useMutationForm(archiveTemplate);
  async function archive(): Promise<void> {
    if (!(await form.send({ input: { id: template.id, version: template.version } }))) return;
    showToast(`“${template.name}” is offered no more.`);
    onClose();
  }
  return (
    <Dialog title="Archive this template" isOpen onClose={onClose}>
      <Form label="Archive this template" errors={form.errors} onSubmit={() => void archive()}>
        <p className="muted">
          “{template.name}” is offered no more. Goals that were made of it stay as they are, and what was assigned can
          still be taken back.
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
