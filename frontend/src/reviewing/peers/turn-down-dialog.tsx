import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { decideNomination, type Nomination } from "./peers-query";

/** Why somebody is not asked; the person reads it. */
export function TurnDownDialog({ nomination, onClose }: { nomination: Nomination; onClose: () => void }) {
  const form = useMutationForm(decideNomination);
  const [reason, setReason] = useState("");
  const { id, version, peer } = nomination;
  async function send(): Promise<void> {
    if (await form.send({ input: { id, version, action: "TURN_DOWN", reason } })) onClose();
  }
  return (
    <Dialog title={`Do not ask ${peer.name}`} isOpen onClose={onClose}>
      <Form errors={form.errors} onSubmit={() => void send()}>
        <TextAreaField
          label="Reason"
          name="reason"
          note="Who proposed it reads this."
          maxLength={2000}
          value={reason}
          onChange={setReason}
          autoFocus
        />
        <div className="form-foot">
          <Button onClick={onClose}>Back</Button>
          <Button kind="primary" type="submit" pending={form.sending}>
            Turn down
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
