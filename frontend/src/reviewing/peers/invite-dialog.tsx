import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { showToast } from "../../ui/toast";
import { inviteExternal, type PeerRow } from "./peers-query";

/** Somebody from outside: who they are and where the link goes. */
export function InviteDialog({ row, mine, onClose }: { row: PeerRow; mine: boolean; onClose: () => void }) {
  const form = useMutationForm(inviteExternal);
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");

  async function send(): Promise<void> {
    if (!(await form.send({ input: { participantId: row.id, name, email } }))) return;
    showToast(mine ? `${name} is proposed. Who writes your review decides.` : `${name} is invited.`);
    onClose();
  }

  return (
    <Dialog title={mine ? "Propose somebody from outside" : "Invite somebody from outside"} isOpen onClose={onClose}>
      <Form errors={form.errors} onSubmit={() => void send()}>
        <p>
          They get a link that opens one form, once, without an account. What they write is read only together with that
          of colleagues, without names.
        </p>
        <TextField label="Name" name="name" value={name} onChange={setName} autoFocus />
        <TextField label="Mail address" name="email" type="email" value={email} onChange={setEmail} />
        <div className="form-foot">
          <Button onClick={onClose}>Not now</Button>
          <Button kind="primary" type="submit" pending={form.sending}>
            {mine ? "Propose" : "Invite"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
