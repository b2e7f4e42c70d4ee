import { useState } from "react";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { DateField, SelectField } from "../../ui/field";
import { Form } from "../../ui/form";
import { formatDay, today } from "../../ui/format";
import { showToast } from "../../ui/toast";
import { type Rhythm, rhythms } from "./check-in-words";

export const rhythmSeries = graphql(`
  fragment RhythmSeries on CheckInSeries {
    id
    rhythm
    startsOn
    endedOn
    version
  }
`);

const setSeries = graphql(`
  mutation SetCheckInSeries($input: SetCheckInSeriesInput!) {
    setCheckInSeries(input: $input) {
      __typename
      ... on CheckInSeriesPayload { series { id rhythm startsOn endedOn version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

interface RhythmCardProps {
  employeeId: string;
  series: ResultOf<typeof rhythmSeries> | undefined;
}

/** How often somebody checks in, and from which day on. */
export function RhythmCard({ employeeId, series }: RhythmCardProps) {
  const [changing, change] = useState(false);
  const [rhythm, setRhythm] = useState<Rhythm>(series?.rhythm ?? "FORTNIGHTLY");
  const [startsOn, setStartsOn] = useState(today());
  const form = useMutationForm(setSeries);
  const words = rhythms.find(({ value }) => value === series?.rhythm)?.label;

  async function save(): Promise<void> {
    if (!(await form.send({ input: { employeeId, rhythm, startsOn, version: series?.version ?? 0 } }))) return;
    showToast("The rhythm is set.");
    change(false);
  }

  return (
    <Card
      title="Rhythm"
      actions={
        !changing && (
          <Button size="small" kind="ghost" onClick={() => change(true)}>
            {series ? "Change" : "Set"}
          </Button>
        )
      }
    >
      {changing ? (
        <Form label="Rhythm" errors={form.errors} onSubmit={() => void save()}>
          <SelectField label="How often" name="rhythm" value={rhythm} onChange={setRhythm} options={rhythms} />
          <DateField label="First day" name="startsOn" value={startsOn} onChange={setStartsOn} />
          <div className="form-foot">
            <Button kind="ghost" onClick={() => change(false)}>
              Cancel
            </Button>
            <Button type="submit" kind="primary" pending={form.sending}>
              Save
            </Button>
          </div>
        </Form>
      ) : (
        <p className="small muted">
          {series
            ? `${words}, since ${formatDay(series.startsOn, { weekday: true })}. Days away move it or leave it out.`
            : "None is set: check in whenever there is something to say."}
        </p>
      )}
    </Card>
  );
}
