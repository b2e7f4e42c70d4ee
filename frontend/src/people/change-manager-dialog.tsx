import { useCallback, useState } from "react";
import { graphql } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { usePeopleSearch } from "../graphql/use-people-search";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/choices";
import { Dialog } from "../ui/dialog";
import { DateField } from "../ui/field";
import { Form, type FormErrors } from "../ui/form";
import { formatDay, today } from "../ui/format";
import { type PersonOption, PersonPicker, type PersonSearch } from "../ui/person-picker";
import { showToast } from "../ui/toast";
import { Conflict, versionOf } from "./edit-person-dialog";
import type { PersonFields } from "./person-head";

const changeManager = graphql(`
  mutation ChangeManager($input: ChangeManagerInput!) {
    changeManager(input: $input) {
      __typename
      ... on ChangeManagerPayload { employee { id version manager { id name title } } }
      ... on UserErrors { errors { code message path } current { ... on Employee { id version manager { id name title } } } }
    }
  }
`);

/** Another manager from a day on; what happened before that day stays with the manager of then. */
export function ChangeManagerDialog({ person, onClose }: { person: PersonFields; onClose: () => void }) {
  const [manager, setManager] = useState<PersonOption | null>(person.manager);
  const [nobody, setNobody] = useState(false);
  const [from, setFrom] = useState(today);
  const [before, setBefore] = useState<FormErrors>({});
  const form = useMutationForm(changeManager);
  const everybody = usePeopleSearch();
  const find = useCallback<PersonSearch>(
    async (text) => (await everybody(text)).filter(({ id }) => id !== person.id),
    [everybody, person.id],
  );

  async function save(): Promise<void> {
    const chosen = nobody ? null : manager;
    const missing = !nobody && !manager;
    setBefore(missing ? { managerId: ["Choose somebody, or tick that they report to nobody."] } : {});
    if (missing) return;
    const version = versionOf(form.conflict?.current) ?? person.version;
    const saved = await form.send({
      input: { employeeId: person.id, managerId: chosen?.id ?? null, validFrom: from || null, version },
    });
    if (!saved) return;
    const whom = chosen ? `reports to ${chosen.name}` : "reports to nobody";
    showToast(from > today() ? `From ${formatDay(from)}, ${person.name} ${whom}.` : `${person.name} ${whom}.`);
    onClose();
  }

  return (
    <Dialog title="Change the manager" isOpen onClose={onClose}>
      <Form
        label="Change the manager"
        errors={form.conflict ? before : { ...form.errors, ...before }}
        onSubmit={() => void save()}
      >
        <p className="muted">
          <bdi>{person.name}</bdi> reports to {person.manager ? <bdi>{person.manager.name}</bdi> : "nobody"} today.
          Goals and reviews of the past stay as they are.
        </p>
        <PersonPicker
          label="New manager"
          name="managerId"
          search={find}
          value={nobody ? null : manager}
          onChange={setManager}
          disabled={nobody}
        />
        <Checkbox label="Reports to nobody" isSelected={nobody} onChange={setNobody} />
        <DateField label="From" name="validFrom" value={from} onChange={setFrom} note="The first day." />
        {form.conflict && <Conflict />}
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            {form.conflict ? "Change anyway" : "Change the manager"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
