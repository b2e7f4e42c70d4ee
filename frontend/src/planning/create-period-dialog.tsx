import { useState } from "react";
import { graphql } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { DateField, TextField } from "../ui/field";
import { Form, type FormErrors } from "../ui/form";
import { showToast } from "../ui/toast";

const createPeriod = graphql(`
  mutation CreatePeriod($input: CreatePeriodInput!) {
    createPeriod(input: $input) {
      __typename
      ... on CreatePeriodPayload { period { id name } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

/** Drafts a period; it takes goals once it is opened. */
export function CreatePeriodDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const [name, setName] = useState("");
  const [startsOn, setStartsOn] = useState("");
  const [endsOn, setEndsOn] = useState("");
  const [missing, setMissing] = useState<FormErrors>({});
  const form = useMutationForm(createPeriod);

  async function send(): Promise<void> {
    const wrong = {
      ...(startsOn ? {} : { startsOn: ["Choose its first day."] }),
      ...(endsOn ? {} : { endsOn: ["Choose its last day."] }),
    };
    setMissing(wrong);
    if (Object.keys(wrong).length > 0) return;
    const made = await form.send({ input: { name, startsOn, endsOn } });
    if (!made) return;
    showToast(`${made.period.name} is drafted. Open it when people may set goals.`);
    setName("");
    setStartsOn("");
    setEndsOn("");
    onClose();
  }

  return (
    <Dialog title="New period" isOpen={isOpen} onClose={onClose}>
      <Form label="New period" errors={{ ...form.errors, ...missing }} onSubmit={() => void send()}>
        <TextField label="Name" name="name" autoFocus placeholder="H1 2027" value={name} onChange={setName} />
        <div className="form-row">
          <DateField label="First day" name="startsOn" value={startsOn} onChange={setStartsOn} />
          <DateField label="Last day" name="endsOn" min={startsOn || undefined} value={endsOn} onChange={setEndsOn} />
        </div>
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            Create period
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
