import { useState } from "react";
import { graphql } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { DateField, TextAreaField } from "../ui/field";
import { Form } from "../ui/form";
import { showToast } from "../ui/toast";

const holdReviews = graphql(`
  mutation HoldReviews($input: HoldReviewsInput!) {
    holdReviews(input: $input) {
      __typename
      ... on HoldReviewsPayload { held }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export interface HoldDialogProps {
  id: string;
  name: string;
  held: boolean;
  onClose: () => void;
}

/** Keeps the words about somebody, or lets that end; why stands in the audit log. */
export function HoldDialog({ id, name, held, onClose }: HoldDialogProps) {
  const form = useMutationForm(holdReviews);
  const [reason, setReason] = useState("");
  const [endsOn, setEndsOn] = useState("");
  async function send(): Promise<void> {
    const input = { employeeId: id, reason, lift: held, endsOn: endsOn || null };
    if (!(await form.send({ input }))) return;
    showToast(held ? "The hold is lifted." : "Held.");
    onClose();
  }
  return (
    <Dialog
      title={held ? `Lift the legal hold on ${name}` : `Hold what reviews say of ${name}`}
      isOpen
      onClose={onClose}
    >
      <Form errors={form.errors} onSubmit={() => void send()}>
        <TextAreaField
          label={held ? "Why it is lifted" : "Why it is held"}
          name="reason"
          note="HR partners of this person read it, and the audit log keeps it."
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
        {!held && (
          <DateField
            label="Last day"
            name="endsOn"
            optional
            note="Without one the hold lasts until it is lifted."
            value={endsOn}
            onChange={setEndsOn}
          />
        )}
        <div className="form-foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" pending={form.sending} disabled={reason.trim() === ""}>
            {held ? "Lift the hold" : "Hold"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
