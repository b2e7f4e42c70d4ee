import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { usePeopleSearch } from "../../graphql/use-people-search";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Form } from "../../ui/form";
import { PeoplePicker, type PersonOption } from "../../ui/person-picker";
import { showToast } from "../../ui/toast";
import { type PeerRow, proposePeers } from "./peers-query";

export interface ProposeDialogProps {
  row: PeerRow;
  room: number;
  mine: boolean;
  smallest: number;
  onClose: () => void;
}

/** Choosing colleagues: those of oneself wait for approval, those one decides about are asked at once. */
export function ProposeDialog({ row, room, mine, smallest, onClose }: ProposeDialogProps) {
  const form = useMutationForm(proposePeers);
  const search = usePeopleSearch();
  const [peers, choose] = useState<PersonOption[]>([]);
  const { name } = row.employee;
  const problems = Object.entries(form.errors)
    .filter(([path]) => path.startsWith("peerIds"))
    .flatMap(([, messages]) => messages);

  async function send(): Promise<void> {
    if (!(await form.send({ input: { participantId: row.id, peerIds: peers.map(({ id }) => id) } }))) return;
    const count = peers.length === 1 ? "1 colleague" : `${peers.length} colleagues`;
    showToast(mine ? `${count} proposed. Who writes your review decides.` : `${count} asked about ${name}.`);
    onClose();
  }

  return (
    <Dialog title={mine ? "Propose colleagues" : `Choose colleagues for ${name}`} isOpen onClose={onClose}>
      <Form errors={form.errors} onSubmit={() => void send()}>
        <p>
          People who saw the work of this period. What they write is read only together with others and without names,
          from {smallest} forms on.
        </p>
        <PeoplePicker
          label="Colleagues"
          name="peerIds"
          note={`Up to ${room} more`}
          search={search}
          value={peers}
          onChange={choose}
          limit={room}
        />
        {problems.length > 0 && (
          <div role="alert">
            {problems.map((message) => (
              <p key={message} className="field-error">
                {message}
              </p>
            ))}
          </div>
        )}
        <div className="form-foot">
          <Button onClick={onClose}>Not now</Button>
          <Button kind="primary" type="submit" pending={form.sending} disabled={peers.length === 0}>
            {mine ? "Propose" : "Ask them"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
