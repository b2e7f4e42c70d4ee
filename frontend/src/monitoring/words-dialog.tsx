import { useState } from "react";
import type { TypedDocumentNode } from "urql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { TextAreaField } from "../ui/field";
import { Form } from "../ui/form";
import { showToast } from "../ui/toast";

export interface WordsDialogProps<Name extends string> {
  title: string;
  label: string;
  note: string;
  button: string;
  done: string;
  /** The field of the input that takes the words. */
  name: Name;
  optional?: boolean;
  document: TypedDocumentNode<object, { input: { id: string; version: number } & Record<Name, string> }>;
  subject: { id: string; version: number };
  onClose: () => void;
}

/** Does something with a few words to it, which somebody else will read. */
export function WordsDialog<Name extends string>(props: WordsDialogProps<Name>) {
  const { title, label, note, button, done, name, optional, document, subject, onClose } = props;
  const [words, setWords] = useState("");
  const form = useMutationForm(document);

  async function send(): Promise<void> {
    const said = { [name]: words } as Record<Name, string>;
    if (!(await form.send({ input: { id: subject.id, version: subject.version, ...said } }))) return;
    showToast(done);
    onClose();
  }

  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form label={title} errors={form.errors} onSubmit={() => void send()}>
        <TextAreaField
          label={label}
          name={name}
          autoFocus
          rows={4}
          optional={optional}
          note={note}
          value={words}
          onChange={setWords}
        />
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
