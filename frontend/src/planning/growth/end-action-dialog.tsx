import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { showToast } from "../../ui/toast";
import { useDraft } from "../../ui/use-draft";
import { moveAction } from "./action-row";
import type { Action } from "./plan-query";

interface EndActionDialogProps {
  action: Action;
  state: "DONE" | "DROPPED";
  onClose: () => void;
}

/** Done needs what shows it, dropped needs why; what was begun survives a closed tab. */
export function EndActionDialog({ action, state, onClose }: EndActionDialogProps) {
  const done = state === "DONE";
  const form = useMutationForm(moveAction);
  const { content, change, reset } = useDraft(`growth.${action.id}.${state}`, () => ({
    text: done ? action.evidence : "",
  }));
  const title = done ? "What shows that it is done?" : "Why is it dropped?";

  async function send(): Promise<void> {
    const { id, version, state: before, evidence, dropReason } = action;
    const words = done ? { evidence: content.text } : { reason: content.text };
    const moved = await form.send({ input: { id, version, state, ...words } });
    if (!moved) return;
    reset({ text: "" });
    showToast(done ? "Done, with its evidence." : "Dropped.", {
      label: "Undo",
      run: () =>
        void form.send({
          input: { id, version: moved.developmentAction.version, state: before, evidence, reason: dropReason },
        }),
    });
    onClose();
  }

  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form label={title} errors={form.errors} onSubmit={() => void send()}>
        <TextAreaField
          label={done ? "Evidence" : "Reason"}
          name={done ? "evidence" : "reason"}
          autoFocus
          rows={4}
          maxLength={2000}
          note={
            done
              ? "A link, a certificate, what changed at work. Whoever reads the plan reads this."
              : "Whoever reads the plan reads this."
          }
          value={content.text}
          onChange={(text) => change({ text })}
        />
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            {done ? "Mark as done" : "Drop it"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
