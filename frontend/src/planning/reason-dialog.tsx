import { useState } from "react";
import type { TypedDocumentNode } from "urql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { TextAreaField } from "../ui/field";
import { Form } from "../ui/form";
import { showToast } from "../ui/toast";

export interface GoalDialogProps {
  goal: { id: string; title: string; version: number; owner: { id: string; name: string } | null };
  isOpen: boolean;
  onClose: () => void;
}

type Input = { input: { id: string; version: number; reason: string } };

interface ReasonDialogProps extends GoalDialogProps {
  /** A mutation of a goal that takes a reason. */
  document: TypedDocumentNode<object, Input>;
  title: string;
  label: string;
  note: string;
  button: string;
  done: string;
}

/** Does something with a goal for a reason, which somebody else will read. */
export function ReasonDialog({ goal, isOpen, onClose, document, title, label, note, button, done }: ReasonDialogProps) {
  const [reason, setReason] = useState("");
  const form = useMutationForm(document);

  async function send(): Promise<void> {
    if (!(await form.send({ input: { id: goal.id, version: goal.version, reason } }))) return;
    showToast(done);
    setReason("");
    onClose();
  }

  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose}>
      <Form label={title} errors={form.errors} onSubmit={() => void send()}>
        <TextAreaField label={label} name="reason" autoFocus rows={4} note={note} value={reason} onChange={setReason} />
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            {button}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
