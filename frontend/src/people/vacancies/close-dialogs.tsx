import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { usePeopleSearch } from "../../graphql/use-people-search";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { DateField, TextAreaField, TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { today } from "../../ui/format";
import { type PersonOption, PersonPicker } from "../../ui/person-picker";
import { showToast } from "../../ui/toast";
import { fillVacancy, type Vacancy, withdrawVacancy } from "./vacancies";

interface Props {
  vacancy: Vacancy;
  onClose: () => void;
}

/** Gives a place to somebody, and the role with it. */
export function FillDialog({ vacancy: { id, version, roleProfile }, onClose }: Props) {
  const form = useMutationForm(fillVacancy);
  const find = usePeopleSearch();
  const [person, setPerson] = useState<PersonOption | null>(null);
  const [startsOn, setStartsOn] = useState(today());
  const [title, setTitle] = useState("");

  async function send(): Promise<void> {
    if (!person || !(await form.send({ input: { id, version, employeeId: person.id, startsOn, title } }))) return;
    showToast(`${person.name} takes on ${roleProfile.name}.`);
    onClose();
  }

  return (
    <Dialog title={`Fill “${roleProfile.name}”`} isOpen onClose={onClose}>
      <Form label="Fill the role" errors={form.errors} onSubmit={() => void send()}>
        <PersonPicker
          label="Who takes it on"
          name="employeeId"
          search={find}
          value={person}
          onChange={setPerson}
          note="Where a promotion gave them the role since it was opened, that is linked. Otherwise they get it from the day below on; pay stays as it is."
        />
        <div className="form-row">
          <DateField label="From" name="startsOn" value={startsOn} onChange={setStartsOn} />
          <TextField
            label="Title"
            name="title"
            optional
            note={`“${roleProfile.name}” if left empty.`}
            value={title}
            onChange={setTitle}
          />
        </div>
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending} disabled={!person || startsOn === ""}>
            Fill
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

/** Looks for nobody any more; why stands in the audit log. */
export function WithdrawDialog({ vacancy: { id, version, roleProfile }, onClose }: Props) {
  const form = useMutationForm(withdrawVacancy);
  const [reason, setReason] = useState("");

  async function send(): Promise<void> {
    if (!(await form.send({ input: { id, version, reason } }))) return;
    showToast("Withdrawn. It can be opened again.");
    onClose();
  }

  return (
    <Dialog title={`Withdraw “${roleProfile.name}”`} isOpen onClose={onClose}>
      <Form label="Withdraw the role" errors={form.errors} onSubmit={() => void send()}>
        <TextAreaField
          label="Why"
          name="reason"
          note="It stands in the audit log, and nowhere else."
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="danger" pending={form.sending} disabled={reason.trim() === ""}>
            Withdraw
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
