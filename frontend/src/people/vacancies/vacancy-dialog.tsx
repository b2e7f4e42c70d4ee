import { useMemo, useState } from "react";
import { useQuery } from "urql";
import { useIdempotencyKey } from "../../graphql/idempotency-key";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { ComboBox } from "../../ui/combo-box";
import { Dialog } from "../../ui/dialog";
import { DateField, TextAreaField, TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { today } from "../../ui/format";
import { NumberField } from "../../ui/number-field";
import { showToast } from "../../ui/toast";
import { departmentOptions, useDepartments } from "../departments";
import { openVacancy, rolesQuery, updateVacancy, type Vacancy } from "./vacancies";

interface Terms {
  wantedBy: string;
  places: number | null;
  location: string;
  about: string;
}

const empty: Terms = { wantedBy: "", places: 1, location: "", about: "" };

/** Says that somebody is wanted for a role. */
export function NewVacancyDialog({ onClose }: { onClose: () => void }) {
  const [terms, setTerms] = useState(empty);
  const [role, setRole] = useState<string | null>(null);
  const [department, setDepartment] = useState<string | null>(null);
  const [{ data }] = useQuery({ query: rolesQuery });
  const departments = useDepartments();
  const form = useMutationForm(openVacancy);
  const { keyFor } = useIdempotencyKey();
  const roles = useMemo(() => (data?.roleProfiles ?? []).map(({ id, name }) => ({ id, label: name })), [data]);
  const places = useMemo(() => departmentOptions(departments), [departments]);
  const ready = role !== null && department !== null && terms.wantedBy !== "";

  async function send(): Promise<void> {
    if (role === null || department === null) return;
    const input = { roleProfileId: role, departmentId: department, ...terms, places: terms.places ?? 1 };
    if (!(await form.send({ input: { ...input, idempotencyKey: keyFor(input) } }))) return;
    showToast("The role is open; everybody can see it.");
    onClose();
  }

  return (
    <Dialog title="Open a role" isOpen wide onClose={onClose}>
      <Form label="Open a role" errors={form.errors} onSubmit={() => void send()}>
        <div className="form-row">
          <ComboBox
            key={`role ${roles.length > 0}`}
            label="Role"
            name="roleProfileId"
            options={roles}
            value={role}
            onChange={setRole}
          />
          <ComboBox
            key={`department ${places.length > 0}`}
            label="Department"
            name="departmentId"
            options={places}
            value={department}
            onChange={setDepartment}
          />
        </div>
        <TermsFields terms={terms} onChange={setTerms} min={today()} />
        <Foot onClose={onClose} verb="Open role" pending={form.sending} disabled={!ready} />
      </Form>
    </Dialog>
  );
}

/** Changes what is said of an open role, and how many places it has. */
export function EditVacancyDialog({ vacancy, onClose }: { vacancy: Vacancy; onClose: () => void }) {
  const { id, version, roleProfile, wantedBy, places, location, about } = vacancy;
  const [terms, setTerms] = useState<Terms>({ wantedBy, places, location, about });
  const form = useMutationForm(updateVacancy);

  async function send(): Promise<void> {
    if (!(await form.send({ input: { id, version, ...terms, places: terms.places ?? 1 } }))) return;
    showToast("Changed.");
    onClose();
  }

  return (
    <Dialog title={`Change “${roleProfile.name}”`} isOpen wide onClose={onClose}>
      <Form label="Change the open role" errors={form.errors} onSubmit={() => void send()}>
        <TermsFields terms={terms} onChange={setTerms} />
        <Foot onClose={onClose} verb="Save" pending={form.sending} disabled={terms.wantedBy === ""} />
      </Form>
    </Dialog>
  );
}

interface TermsFieldsProps {
  terms: Terms;
  onChange: (terms: Terms) => void;
  min?: string;
}

function TermsFields({ terms, onChange, min }: TermsFieldsProps) {
  const change = (part: Partial<Terms>) => onChange({ ...terms, ...part });
  return (
    <>
      <div className="form-row">
        <DateField
          label="To be filled by"
          name="wantedBy"
          min={min}
          value={terms.wantedBy}
          onChange={(wantedBy) => change({ wantedBy })}
        />
        <NumberField
          label="Places"
          name="places"
          decimals={0}
          value={terms.places}
          onChange={(places) => change({ places })}
        />
      </div>
      <TextField
        label="Location"
        name="location"
        optional
        value={terms.location}
        onChange={(location) => change({ location })}
      />
      <TextAreaField
        label="What matters"
        name="about"
        optional
        note="Whoever works here reads it."
        maxLength={2000}
        value={terms.about}
        onChange={(about) => change({ about })}
      />
    </>
  );
}

interface FootProps {
  onClose: () => void;
  verb: string;
  pending: boolean;
  disabled: boolean;
}

function Foot({ onClose, verb, pending, disabled }: FootProps) {
  return (
    <div className="form-foot">
      <Button kind="ghost" onClick={onClose}>
        Cancel
      </Button>
      <Button type="submit" kind="primary" pending={pending} disabled={disabled}>
        {verb}
      </Button>
    </div>
  );
}
