import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { NumberField } from "../../ui/number-field";

const createRole = graphql(`
  mutation CreateRoleProfile($input: CreateRoleProfileInput!) {
    createRoleProfile(input: $input) {
      __typename
      ... on CreateRoleProfilePayload { roleProfile { id name } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

/** A new role; its standards and skills are written on its own page. */
export function CreateRoleDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [level, setLevel] = useState<number | null>(1);
  const form = useMutationForm(createRole);

  async function send(): Promise<void> {
    const made = await form.send({ input: { name, level: level ?? 0 } });
    if (made) void navigate({ to: "/development/roles/$roleId/edit", params: { roleId: made.roleProfile.id } });
  }

  return (
    <Dialog title="New role" isOpen onClose={onClose}>
      <Form label="New role" errors={form.errors} onSubmit={() => void send()}>
        <TextField label="Name" name="name" autoFocus value={name} onChange={setName} />
        <NumberField
          label="Level"
          name="level"
          decimals={0}
          note="How senior it is."
          value={level}
          onChange={setLevel}
        />
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            Create
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
