import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Form } from "../../ui/form";
import { showToast } from "../../ui/toast";
import { endOneOnOne } from "./series-mutations";

interface EndDialogProps {
  series: { id: string; version: number; agenda: readonly unknown[]; actionItems: readonly unknown[] };
  onClose: () => void;
}

/** Ending says with numbers what is left open. */
export function EndDialog({ series: { id, version, agenda, actionItems }, onClose }: EndDialogProps) {
  const form = useMutationForm(endOneOnOne);

  async function send(): Promise<void> {
    if (!(await form.send({ input: { id, version } }))) return;
    showToast("Ended. What you said stays readable to the two of you.");
    onClose();
  }

  return (
    <Dialog title="End this 1:1" isOpen onClose={onClose}>
      <Form label="End this 1:1" errors={form.errors} onSubmit={() => void send()}>
        <p>
          You will not meet any more. {agenda.length} on the agenda and {actionItems.length} taken on stay as they are;
          everything stays readable to the two of you.
        </p>
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Keep meeting
          </Button>
          <Button type="submit" kind="danger" pending={form.sending}>
            End
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
