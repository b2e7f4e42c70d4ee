import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { graphql } from "../graphql/graphql";
import { useIdempotencyKey } from "../graphql/idempotency-key";
import { useMutationForm } from "../graphql/use-mutation-form";
import { usePeopleSearch } from "../graphql/use-people-search";
import { useViewer } from "../graphql/viewer";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Form, type FormErrors } from "../ui/form";
import { type PersonOption, PersonPicker } from "../ui/person-picker";
import { showToast } from "../ui/toast";
import { EmployeeFields } from "./employee-fields";
import { emptyContent, newEmployee, problemsOf } from "./employee-form-content";

const createEmployee = graphql(`
  mutation CreateEmployee($input: CreateEmployeeInput!) {
    createEmployee(input: $input) {
      __typename
      ... on CreateEmployeePayload { employee { id name } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

/** Adds one person to the directory; a whole list is imported from a file. */
export function AddPersonDialog({ onClose }: { onClose: () => void }) {
  const { organisation } = useViewer();
  const navigate = useNavigate();
  const [content, setContent] = useState(() => emptyContent(organisation.timeZone));
  const [manager, setManager] = useState<PersonOption | null>(null);
  const [before, setBefore] = useState<FormErrors>({});
  const form = useMutationForm(createEmployee);
  const find = usePeopleSearch();
  const { keyFor } = useIdempotencyKey();

  async function send(): Promise<void> {
    const wrong = problemsOf(content);
    setBefore(wrong);
    if (Object.keys(wrong).length > 0) return;
    const input = { ...newEmployee(content), managerId: manager?.id };
    const made = await form.send({ input: { ...input, idempotencyKey: keyFor(input) } });
    if (!made) return;
    showToast(`${made.employee.name} is in the directory.`);
    onClose();
    void navigate({ to: "/people/$employeeId", params: { employeeId: made.employee.id } });
  }

  return (
    <Dialog title="Add a person" isOpen wide onClose={onClose}>
      <Form label="Add a person" errors={{ ...form.errors, ...before }} onSubmit={() => void send()}>
        <EmployeeFields content={content} onChange={(part) => setContent((was) => ({ ...was, ...part }))} isNew />
        <PersonPicker
          label="Manager"
          name="managerId"
          optional
          search={find}
          value={manager}
          onChange={setManager}
          note="From today on; the chain of managers decides who sees goals and reviews."
        />
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            Add person
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
