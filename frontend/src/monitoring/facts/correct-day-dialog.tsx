import { useState } from "react";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { SelectField, TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { formatDay } from "../../ui/format";
import { showToast } from "../../ui/toast";
import { type Absence, absenceWords, type DayFact } from "./day-words";

const correctTimeFact = graphql(`
  mutation CorrectTimeFact($input: CorrectTimeFactInput!) {
    correctTimeFact(input: $input) {
      __typename
      ... on CorrectTimeFactPayload {
        timeFact { id version scheduledHours workedHours hoursOverPlan absence }
      }
      ... on UserErrors { errors { code message path } current { ... on TimeFact { id version } } }
    }
  }
`);

const options = [
  { value: "NONE", label: "Was there" },
  ...(Object.entries(absenceWords) as [Absence, string][]).map(([value, label]) => ({ value, label })),
] as const;

/** What a day was really like; what was there before stays beside it. */
export function CorrectDayDialog({ fact, onClose }: { fact: DayFact; onClose: () => void }) {
  const [scheduled, setScheduled] = useState(fact.scheduledHours ?? "0");
  const [worked, setWorked] = useState(fact.workedHours ?? "0");
  const [absence, setAbsence] = useState<Absence | "NONE">(fact.absence ?? "NONE");
  const form = useMutationForm(correctTimeFact);

  async function send(): Promise<void> {
    const given = { scheduledHours: scheduled, workedHours: worked, absence: absence === "NONE" ? null : absence };
    if (!(await form.send({ input: { id: fact.id, version: fact.version, ...given } }))) return;
    showToast("Corrected; what it said before stays on record.");
    onClose();
  }

  return (
    <Dialog title={`${fact.employeeName}, ${formatDay(fact.day)}`} isOpen onClose={onClose}>
      <Form label="Correct this day" errors={form.errors} onSubmit={() => void send()}>
        <TextField label="Hours planned" name="scheduledHours" value={scheduled} onChange={setScheduled} autoFocus />
        <TextField label="Hours worked" name="workedHours" value={worked} onChange={setWorked} />
        <SelectField label="Away" name="absence" value={absence} onChange={setAbsence} options={options} />
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            Correct
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
