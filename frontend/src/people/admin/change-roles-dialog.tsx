import { useState } from "react";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Dialog } from "../../ui/dialog";
import { Form, type FormErrors } from "../../ui/form";
import { showToast } from "../../ui/toast";
import { versionOf } from "../edit-person-dialog";
import type { AccountRow } from "./accounts-page";
import { type RolesContent, RolesFields, rolesInput, rolesProblems } from "./roles-fields";

const changeRoles = graphql(`
  mutation ChangeAccountRoles($input: ChangeAccountRolesInput!) {
    changeAccountRoles(input: $input) {
      __typename
      ... on ChangeAccountRolesPayload { account { id roles version hrDepartments { id name } } }
      ... on UserErrors { errors { code message path } current { ... on Account { id version } } }
    }
  }
`);

/** Changes what an account is trusted with; it holds from its next request on. */
export function ChangeRolesDialog({ account, onClose }: { account: AccountRow; onClose: () => void }) {
  const [roles, setRoles] = useState<RolesContent>({
    roles: account.roles,
    some: account.hrDepartments.length > 0,
    departmentIds: account.hrDepartments.map(({ id }) => id),
  });
  const [before, setBefore] = useState<FormErrors>({});
  const form = useMutationForm(changeRoles);
  const version = versionOf(form.conflict?.current) ?? account.version;

  async function save(): Promise<void> {
    const wrong = rolesProblems(roles);
    setBefore(wrong);
    if (Object.keys(wrong).length > 0) return;
    if (!(await form.send({ input: { id: account.id, version, ...rolesInput(roles) } }))) return;
    showToast(`Saved; it holds for ${account.name} at once.`);
    onClose();
  }

  return (
    <Dialog title={`Roles of ${account.name}`} isOpen onClose={onClose}>
      <Form
        label={`Roles of ${account.name}`}
        errors={form.conflict ? before : { ...form.errors, ...before }}
        onSubmit={() => void save()}
      >
        <RolesFields content={roles} onChange={(part) => setRoles((was) => ({ ...was, ...part }))} />
        {form.conflict && (
          <div role="status">
            <Callout kind="warn">
              Somebody changed this account while you were here. Saving now replaces their change.
            </Callout>
          </div>
        )}
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
