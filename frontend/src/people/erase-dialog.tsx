import { useState } from "react";
import { graphql } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { Dialog } from "../ui/dialog";
import { TextAreaField, TextField } from "../ui/field";
import { Form } from "../ui/form";
import { showToast } from "../ui/toast";

const eraseReviewWords = graphql(`
  mutation EraseReviewWords($input: EraseReviewWordsInput!) {
    eraseReviewWords(input: $input) {
      __typename
      ... on EraseReviewWordsPayload { reviews }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export interface EraseDialogProps {
  id: string;
  name: string;
  goes: readonly { title: string; count: number }[];
  onClose: () => void;
}

/** Erases the words about somebody who left, once their name is typed: it cannot be undone. */
export function EraseDialog({ id, name, goes, onClose }: EraseDialogProps) {
  const form = useMutationForm(eraseReviewWords);
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const texts = goes.reduce((sum, { count }) => sum + count, 0);
  const sure = typed.trim() === name && reason.trim() !== "";
  async function erase(): Promise<void> {
    const erased = await form.send({ input: { employeeId: id, reason } });
    if (!erased) return;
    showToast(`The words in ${erased.reviews} forms are erased.`);
    onClose();
  }
  return (
    <Dialog title={`Erase what reviews say of ${name}`} isOpen onClose={onClose}>
      <Form errors={form.errors} onSubmit={() => void erase()}>
        <Callout kind="warn">
          {texts} texts go for good. Nobody can bring them back but from a copy of the database.
        </Callout>
        <TextAreaField
          label="Why they are erased"
          name="reason"
          note="The audit log keeps it: say who asked, not what was written."
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
        <TextField label={`Type ${name} to go on`} name="name" autoComplete="off" value={typed} onChange={setTyped} />
        <div className="form-foot">
          <Button onClick={onClose}>Keep everything</Button>
          <Button kind="danger" type="submit" pending={form.sending} disabled={!sure}>
            Erase {texts} texts
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
