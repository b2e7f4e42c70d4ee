import { useState } from "react";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { NumberField } from "../../ui/number-field";
import { showToast } from "../../ui/toast";
import type { CheckInRowData } from "./check-in-row";
import { unitOf } from "./check-in-words";

const correctCheckIn = graphql(`
  mutation CorrectCheckIn($input: CorrectCheckInInput!) {
    correctCheckIn(input: $input) {
      __typename
      ... on CheckInPayload { checkIn { id corrects { id state version allowedActions } } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

interface CorrectCheckInProps {
  row: CheckInRowData;
  onDone: () => void;
}

/** Another check-in in the place of one: its words and its numbers as they should be. */
export function CorrectCheckIn({ row, onDone }: CorrectCheckInProps) {
  const [wins, setWins] = useState(row.wins);
  const [blockers, setBlockers] = useState(row.blockers);
  const [values, setValues] = useState<Record<string, number | null>>({});
  const form = useMutationForm(correctCheckIn);
  const logged = row.updates.flatMap(({ keyResult, ...update }) => (keyResult ? [{ ...update, keyResult }] : []));
  const changed = logged.filter(({ id, value }) => values[id] != null && values[id] !== Number(value));

  async function send(): Promise<void> {
    const updates = changed.map(({ id, confidence, keyResult }) => ({
      keyResultId: keyResult.id,
      version: keyResult.version,
      value: String(values[id]),
      confidence,
      corrects: id,
    }));
    const content = { wins, blockers, mood: row.mood, updates };
    if (!(await form.send({ input: { id: row.id, version: row.version, content } }))) return;
    showToast("Corrected. What was said before stays in the history.");
    onDone();
  }

  return (
    <Form label="Correct this check-in" errors={form.errors} onSubmit={() => void send()}>
      <TextAreaField label="What went well?" name="wins" rows={3} value={wins} onChange={setWins} />
      <TextAreaField
        label="What is in the way?"
        name="blockers"
        optional
        rows={2}
        value={blockers}
        onChange={setBlockers}
      />
      {logged.map(({ id, value, keyResult }) => (
        <NumberField
          key={id}
          label={keyResult.title}
          name={`updates.${changed.findIndex((one) => one.id === id)}.value`}
          unit={unitOf(keyResult)}
          value={values[id] ?? Number(value)}
          onChange={(next) => setValues({ ...values, [id]: next })}
        />
      ))}
      <div className="form-foot">
        <Button kind="ghost" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" kind="primary" pending={form.sending}>
          Correct
        </Button>
      </div>
    </Form>
  );
}
