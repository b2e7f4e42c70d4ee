import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextAreaField } from "../../ui/field";
import type { FormErrors } from "../../ui/form";
import { Form } from "../../ui/form";
import { decideExternal, decideNomination, type External, type Nomination } from "./peers-query";

/** Why somebody is not asked; the person reads it. */
export function TurnDownDialog({ nomination, onClose }: { nomination: Nomination; onClose: () => void }) {
  const form = useMutationForm(decideNomination);
  const { id, version, peer } = nomination;
  const send = async (reason: string) =>
    Boolean(await form.send({ input: { id, version, action: "TURN_DOWN", reason } }));
  return <Reason who={peer.name} errors={form.errors} sending={form.sending} send={send} onClose={onClose} />;
}

/** The same of somebody from outside. */
export function TurnDownExternal({ external, onClose }: { external: External; onClose: () => void }) {
  const form = useMutationForm(decideExternal);
  const { id, version, name } = external;
  const send = async (reason: string) =>
    Boolean(await form.send({ input: { id, version, action: "TURN_DOWN", reason } }));
  return <Reason who={name} errors={form.errors} sending={form.sending} send={send} onClose={onClose} />;
}

interface ReasonProps {
  who: string;
  errors: FormErrors;
  sending: boolean;
  send: (reason: string) => Promise<boolean>;
  onClose: () => void;
}

function Reason({ who, errors, sending, send, onClose }: ReasonProps) {
  const [reason, setReason] = useState("");
  return (
    <Dialog title={`Do not ask ${who}`} isOpen onClose={onClose}>
      <Form errors={errors} onSubmit={() => void send(reason).then((done) => done && onClose())}>
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
          <Button kind="primary" type="submit" pending={sending}>
            Turn down
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
