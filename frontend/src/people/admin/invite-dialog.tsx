import { useState } from "react";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { usePeopleSearch } from "../../graphql/use-people-search";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextField } from "../../ui/field";
import { Form, type FormErrors } from "../../ui/form";
import { type PersonOption, PersonPicker } from "../../ui/person-picker";
import { Segmented } from "../../ui/segmented";
import { ShownOnce } from "../../ui/shown-once";
import { noRoles, RolesFields, rolesInput, rolesProblems } from "./roles-fields";

const inviteAccount = graphql(`
  mutation InviteAccount($input: InviteAccountInput!) {
    inviteAccount(input: $input) {
      __typename
      ... on InviteAccountPayload { link account { id name email } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

interface Invited {
  link: string;
  name: string;
  email: string;
}

/** Makes an account and a link with which its person chooses a password. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const [invited, setInvited] = useState<Invited | null>(null);
  if (!invited) return <InviteForm onInvited={setInvited} onClose={onClose} />;
  return (
    <Dialog title={`Invitation for ${invited.name}`} isOpen onClose={onClose}>
      <div className="stack">
        <ShownOnce label="Invitation link" value={`${location.origin}${invited.link}`}>
          {`Send this link to ${invited.email}. It works once, for seven days, and is not shown again.`}
        </ShownOnce>
        <div className="form-foot">
          <Button onClick={onClose}>Done</Button>
        </div>
      </div>
    </Dialog>
  );
}

type Whom = "employee" | "other";

function InviteForm({ onInvited, onClose }: { onInvited: (invited: Invited) => void; onClose: () => void }) {
  const [whom, setWhom] = useState<Whom>("employee");
  const [employee, setEmployee] = useState<PersonOption | null>(null);
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [roles, setRoles] = useState(noRoles);
  const [before, setBefore] = useState<FormErrors>({});
  const form = useMutationForm(inviteAccount);
  const find = usePeopleSearch();

  async function send(): Promise<void> {
    const nobody = whom === "employee" && !employee;
    const wrong = { ...rolesProblems(roles), ...(nobody ? { employeeId: ["Choose whom to invite."] } : {}) };
    setBefore(wrong);
    if (Object.keys(wrong).length > 0) return;
    const who = whom === "employee" ? { employeeId: employee?.id, email: email || null } : { name, email };
    const made = await form.send({ input: { ...who, ...rolesInput(roles) } });
    if (made) onInvited({ link: made.link, name: made.account.name, email: made.account.email });
  }

  return (
    <Dialog title="Invite somebody" isOpen onClose={onClose}>
      <Form label="Invite somebody" errors={{ ...form.errors, ...before }} onSubmit={() => void send()}>
        <Segmented
          label="Whom to invite"
          value={whom}
          onChange={setWhom}
          options={[
            { value: "employee", label: "Somebody in the directory" },
            { value: "other", label: "Somebody else" },
          ]}
          wide
        />
        {whom === "employee" ? (
          <PersonPicker label="Person" name="employeeId" search={find} value={employee} onChange={setEmployee} />
        ) : (
          <TextField label="Name" name="name" value={name} onChange={setName} />
        )}
        <TextField
          label="E-mail"
          name="email"
          type="email"
          optional={whom === "employee"}
          note={whom === "employee" ? "If not the address in the directory." : undefined}
          value={email}
          onChange={setEmail}
        />
        <RolesFields content={roles} onChange={(part) => setRoles((was) => ({ ...was, ...part }))} />
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            Make the invitation
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
