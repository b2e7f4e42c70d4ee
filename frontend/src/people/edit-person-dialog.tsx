import { useState } from "react";
import { graphql } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { Dialog } from "../ui/dialog";
import { Form, type FormErrors } from "../ui/form";
import { showToast } from "../ui/toast";
import { EmployeeFields } from "./employee-fields";
import { changedFields, type EmployeeContent, problemsOf } from "./employee-form-content";
import type { PersonFields } from "./person-head";

const updateEmployee = graphql(`
  mutation UpdateEmployee($input: UpdateEmployeeInput!) {
    updateEmployee(input: $input) {
      __typename
      ... on UpdateEmployeePayload {
        employee {
          id
          name
          email
          externalId
          title
          level
          location
          timeZone
          status
          employmentType
          employmentPercent
          hiredOn
          leftOn
          tenure
          version
          department { id name }
        }
      }
      ... on UserErrors { errors { code message path } current { ... on Employee { id version } } }
    }
  }
`);

/** Changes the record of a person; only the fields that were touched are sent. */
export function EditPersonDialog({ person, onClose }: { person: PersonFields; onClose: () => void }) {
  const [start] = useState(() => contentOf(person));
  const [content, setContent] = useState(start);
  const [before, setBefore] = useState<FormErrors>({});
  const form = useMutationForm(updateEmployee);
  const version = versionOf(form.conflict?.current) ?? person.version;

  async function save(): Promise<void> {
    const wrong = problemsOf(content);
    setBefore(wrong);
    if (Object.keys(wrong).length > 0) return;
    const fields = changedFields(start, content);
    if (Object.keys(fields).length === 0) return onClose();
    if (!(await form.send({ input: { id: person.id, version, ...fields } }))) return;
    showToast("Saved.");
    onClose();
  }

  return (
    <Dialog title={`Edit ${person.name}`} isOpen wide onClose={onClose}>
      <Form
        label={`Edit ${person.name}`}
        errors={form.conflict ? before : { ...form.errors, ...before }}
        onSubmit={() => void save()}
      >
        <EmployeeFields content={content} onChange={(part) => setContent((was) => ({ ...was, ...part }))} />
        {form.conflict && <Conflict />}
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            {form.conflict ? "Save mine" : "Save"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

/** Somebody else changed the record meanwhile. */
export function Conflict() {
  return (
    <div role="status">
      <Callout kind="warn">
        Somebody changed this record while you were working on it. What you wrote is still here; saving now changes only
        the fields you touched.
      </Callout>
    </div>
  );
}

export function versionOf(current: unknown): number | undefined {
  return (current as { version?: number } | null | undefined)?.version;
}

function contentOf(person: PersonFields): EmployeeContent {
  return {
    name: person.name,
    email: person.email ?? "",
    externalId: person.externalId ?? "",
    title: person.title,
    level: person.level,
    departmentId: person.department?.id ?? null,
    location: person.location,
    timeZone: person.timeZone,
    status: person.status,
    employmentType: person.employmentType,
    employmentPercent: person.employmentPercent,
    hiredOn: person.hiredOn ?? "",
    leftOn: person.leftOn ?? "",
  };
}
