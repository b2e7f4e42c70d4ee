import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Dialog } from "../../ui/dialog";
import { TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { showToast } from "../../ui/toast";
import { fixQuestionWording } from "./make-template";
import type { TemplateQuestion } from "./template-query";

export interface FixWordingDialogProps {
  question: TemplateQuestion;
  /** In how many cycles the form is used. */
  used: number;
  onClose: () => void;
}

/** A slip in the words is put right where it stands; another question is for a new version. */
export function FixWordingDialog({ question, used, onClose }: FixWordingDialogProps) {
  const form = useMutationForm(fixQuestionWording);
  const [title, setTitle] = useState(question.title);
  const [help, setHelp] = useState(question.help);
  async function send(): Promise<void> {
    const input = { questionId: question.id, wording: question.wording, title, help };
    if (!(await form.send({ input }))) return;
    showToast("The words are put right.");
    onClose();
  }
  return (
    <Dialog title="Put the words right" isOpen onClose={onClose}>
      <Form errors={form.errors} onSubmit={() => void send()}>
        <Callout>
          {used > 0
            ? "Everybody who writes or reads this form sees the new words at once; those before are kept. To ask something else, make a new version."
            : "The words before are kept. To ask something else, make a new version."}
        </Callout>
        <TextAreaField
          label="Question"
          name="title"
          rows={2}
          maxLength={300}
          value={title}
          onChange={setTitle}
          autoFocus
        />
        <TextAreaField
          label="What a good answer says"
          name="help"
          optional
          rows={3}
          maxLength={2000}
          value={help}
          onChange={setHelp}
        />
        <div className="form-foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" pending={form.sending}>
            Put right
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
