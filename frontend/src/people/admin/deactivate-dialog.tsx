import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Form } from "../../ui/form";
import { showToast } from "../../ui/toast";
import { countOf } from "../import/import-words";
import type { AccountRow } from "./accounts-page";

const openWorkQuery = graphql(`
  query OpenWork($id: ID!) {
    employee(id: $id) {
      id
      reportCount
      goals(first: 1, where: { state: [ACTIVE] }) { totalCount }
    }
  }
`);

const deactivateAccount = graphql(`
  mutation DeactivateAccount($input: DeactivateAccountInput!) {
    deactivateAccount(input: $input) {
      __typename
      ... on DeactivateAccountPayload { account { id active version } }
      ... on UserErrors { errors { code message path } current { ... on Account { id version active } } }
    }
  }
`);

/** Closes an account; first it says what ends, what stays, and what others still wait for. */
export function DeactivateDialog({ account, onClose }: { account: AccountRow; onClose: () => void }) {
  const employeeId = account.employee?.id;
  const [{ data }] = useQuery({
    query: openWorkQuery,
    variables: { id: employeeId ?? "" },
    pause: employeeId === undefined,
  });
  const form = useMutationForm(deactivateAccount);
  const errors = Object.values(form.errors).flat();
  const reports = data?.employee?.reportCount ?? 0;
  const goals = data?.employee?.goals.totalCount ?? 0;

  async function send(): Promise<void> {
    if (!(await form.send({ input: { id: account.id, version: account.version } }))) return;
    showToast(`${account.name} can no longer sign in.`);
    onClose();
  }

  return (
    <Dialog title={`Deactivate ${account.name}`} isOpen onClose={onClose}>
      <Form
        label={`Deactivate ${account.name}`}
        errors={errors.length > 0 ? { "": errors } : {}}
        onSubmit={() => void send()}
      >
        <ul className="checks">
          <li>They are signed out everywhere at once, and cannot sign in again.</li>
          <li>Their API tokens stop working.</li>
          {employeeId && <li>Their record in the directory, their goals and reviews stay.</li>}
          {employeeId && reports > 0 && (
            <li>
              {countOf(reports, "person reports", "people report")} to them.{" "}
              <Link to="/people" search={{ manager: employeeId }} className="link">
                Choose another manager
              </Link>{" "}
              for these first.
            </li>
          )}
          {goals > 0 && <li>{countOf(goals, "active goal is", "active goals are")} theirs.</li>}
        </ul>
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="danger" pending={form.sending}>
            Deactivate
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
