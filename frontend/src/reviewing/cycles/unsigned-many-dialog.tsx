import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { RadioGroup } from "../../ui/choices";
import { Dialog } from "../../ui/dialog";
import { TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { showToast } from "../../ui/toast";
import { outcomes } from "../sign/sides";
import { type Signer, signMoves } from "../sign/sign-query";
import { counted, type Unsigned } from "./unsigned-query";

const sides: Record<Signer, string> = {
  EMPLOYEE: "The person",
  MANAGER: "Who wrote the review",
  NEXT_MANAGER: "The next manager",
  HR: "HR",
};

interface Props {
  reviews: readonly Unsigned[];
  onDone: () => void;
  onClose: () => void;
}

/** HR records of several reviews that the same side did not sign; each is recorded for itself. */
export function UnsignedManyDialog({ reviews, onDone, onClose }: Props) {
  const form = useMutationForm(signMoves.recordUnsigned);
  const open = (Object.keys(sides) as Signer[]).filter((side) => reviews.some((it) => it.unsigned.includes(side)));
  const [signer, setSigner] = useState<Signer | "">(open.length === 1 ? (open[0] ?? "") : "");
  const [outcome, setOutcome] = useState<"REFUSED" | "UNREACHABLE" | "">("");
  const [reason, setReason] = useState("");
  const those = reviews.filter(({ unsigned }) => signer !== "" && unsigned.includes(signer));

  async function record(): Promise<void> {
    if (signer === "" || outcome === "") return;
    for (const { id, version } of those) {
      // What is recorded leaves the list, so that pressing again goes on with the rest.
      if (!(await form.send({ input: { reviewId: id, version, signer, outcome, reason } }))) return;
    }
    showToast(`Recorded for ${counted(those.length)}.`);
    onClose();
    onDone();
  }

  return (
    <Dialog title={`Record who did not sign ${counted(reviews.length)}`} isOpen onClose={onClose}>
      <Form errors={form.errors} onSubmit={() => void record()}>
        <RadioGroup
          label="Who"
          name="signer"
          value={signer}
          onChange={setSigner}
          options={open.map((value) => ({
            value,
            label: sides[value],
            note: `Missing on ${counted(reviews.filter(({ unsigned }) => unsigned.includes(value)).length)}`,
          }))}
        />
        <RadioGroup label="What came of it" name="outcome" value={outcome} onChange={setOutcome} options={outcomes} />
        <TextAreaField
          label="How it was tried"
          name="reason"
          note="It stays on record beside each review."
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
        <div className="form-foot">
          <Button onClick={onClose}>Ask again</Button>
          <Button kind="primary" type="submit" pending={form.sending} disabled={signer === "" || outcome === ""}>
            Record{those.length > 0 && ` for ${counted(those.length)}`}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
