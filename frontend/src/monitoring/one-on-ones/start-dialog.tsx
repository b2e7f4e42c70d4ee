import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useIdempotencyKey } from "../../graphql/idempotency-key";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { usePeopleSearch } from "../../graphql/use-people-search";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Form, type FormErrors } from "../../ui/form";
import { type PersonOption, PersonPicker } from "../../ui/person-picker";
import { showToast } from "../../ui/toast";
import { firstRule, RuleFields } from "./rule-fields";
import { rescheduleOneOnOne, startOneOnOne } from "./series-mutations";
import type { Rule } from "./words";

interface StartDialogProps {
  /** With whom, when that is known. */
  partner?: PersonOption | null;
  onClose: () => void;
}

/** Meet somebody regularly; who neither manages nor reports to the other is asked first. */
export function StartDialog({ partner = null, onClose }: StartDialogProps) {
  const [person, setPerson] = useState<PersonOption | null>(partner);
  const [rule, setRule] = useState(firstRule);
  const [missing, setMissing] = useState<FormErrors>({});
  const search = usePeopleSearch("giveFeedback");
  const form = useMutationForm(startOneOnOne);
  const { keyFor } = useIdempotencyKey();
  const navigate = useNavigate();

  async function send(): Promise<void> {
    setMissing(person ? {} : { partnerId: ["Choose with whom."] });
    if (!person) return;
    const input = { partnerId: person.id, ...rule };
    const started = await form.send({ input: { ...input, idempotencyKey: keyFor(input) } });
    if (!started) return;
    const { id, state } = started.oneOnOne;
    showToast(state === "PROPOSED" ? `${person.name} is asked.` : `You meet ${person.name} regularly now.`);
    onClose();
    void navigate({ to: "/one-on-ones/$oneOnOneId", params: { oneOnOneId: id } });
  }

  return (
    <Dialog title="Start a 1:1" isOpen onClose={onClose}>
      <Form label="Start a 1:1" errors={{ ...form.errors, ...missing }} onSubmit={() => void send()}>
        <PersonPicker
          label="With"
          name="partnerId"
          search={search}
          value={person}
          onChange={setPerson}
          autoFocus={!partner}
          note="At once with whom you manage or report to; others agree first."
        />
        <RuleFields rule={rule} onChange={(part) => setRule({ ...rule, ...part })} />
        <Foot verb="Start" sending={form.sending} onClose={onClose} />
      </Form>
    </Dialog>
  );
}

interface RescheduleDialogProps {
  series: Rule & { id: string; version: number };
  onClose: () => void;
}

/** Another rhythm, from a day on. */
export function RescheduleDialog({ series, onClose }: RescheduleDialogProps) {
  const { id, version, cadence, time, timeZone, minutes } = series;
  const [rule, setRule] = useState<Rule>({ ...firstRule(), cadence, time, timeZone, minutes });
  const form = useMutationForm(rescheduleOneOnOne);

  async function send(): Promise<void> {
    if (!(await form.send({ input: { id, version, ...rule } }))) return;
    showToast("Rescheduled. What was stays as it was.");
    onClose();
  }

  return (
    <Dialog title="Change the rhythm" isOpen onClose={onClose}>
      <Form label="Change the rhythm" errors={form.errors} onSubmit={() => void send()}>
        <RuleFields rule={rule} onChange={(part) => setRule({ ...rule, ...part })} />
        <Foot verb="Change" sending={form.sending} onClose={onClose} />
      </Form>
    </Dialog>
  );
}

function Foot({ verb, sending, onClose }: { verb: string; sending: boolean; onClose: () => void }) {
  return (
    <div className="form-foot">
      <Button kind="ghost" onClick={onClose}>
        Cancel
      </Button>
      <Button type="submit" kind="primary" pending={sending}>
        {verb}
      </Button>
    </div>
  );
}
