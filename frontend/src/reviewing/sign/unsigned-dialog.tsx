import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { RadioGroup } from "../../ui/choices";
import { Dialog } from "../../ui/dialog";
import { TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { showToast } from "../../ui/toast";
import { outcomes, sidesOf } from "./sides";
import { type Signer, type SignReview, signMoves } from "./sign-query";

/** HR records that somebody did not sign: it never counts as a signature. */
export function UnsignedDialog({ review, onClose }: { review: SignReview; onClose: () => void }) {
  const form = useMutationForm(signMoves.recordUnsigned);
  const open = sidesOf(review).filter(({ outcome }) => outcome === null);
  const [signer, setSigner] = useState<Signer | "">(open.length === 1 ? (open[0]?.signer ?? "") : "");
  const [outcome, setOutcome] = useState<"REFUSED" | "UNREACHABLE" | "">("");
  const [reason, setReason] = useState("");
  async function record(): Promise<void> {
    if (signer === "" || outcome === "") return;
    const input = { reviewId: review.id, version: review.version, signer, outcome, reason };
    if (!(await form.send({ input }))) return;
    showToast("Recorded.");
    onClose();
  }
  return (
    <Dialog title="Record who did not sign" isOpen onClose={onClose}>
      <Form errors={form.errors} onSubmit={() => void record()}>
        <RadioGroup
          label="Who"
          name="signer"
          value={signer}
          onChange={setSigner}
          options={open.map(({ signer: value, who }) => ({ value, label: who }))}
        />
        <RadioGroup label="What came of it" name="outcome" value={outcome} onChange={setOutcome} options={outcomes} />
        <TextAreaField
          label="How it was tried"
          name="reason"
          note="It stays on record beside the review."
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
        <div className="form-foot">
          <Button onClick={onClose}>Ask again</Button>
          <Button kind="primary" type="submit" pending={form.sending} disabled={signer === "" || outcome === ""}>
            Record
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
