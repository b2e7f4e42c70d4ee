import { DateField, SelectField, TextField } from "../../ui/field";
import { type Cadence, cadences, placeOf, type Rule, readerZone, weekdayOf } from "./words";

const lengths = [15, 25, 30, 45, 50, 60, 90].map((minutes) => ({
  value: String(minutes),
  label: `${minutes} minutes`,
}));

/** A rule to begin with: in a week, in the morning, where the reader is. */
export function firstRule(): Rule {
  const day = new Date(Date.now() + 7 * 86_400_000);
  const startsOn = new Intl.DateTimeFormat("sv-SE").format(day);
  return { cadence: "FORTNIGHTLY", startsOn, time: "10:00", timeZone: readerZone(), minutes: 30 };
}

/** How often, from when on, at what time, how long. */
export function RuleFields({ rule, onChange }: { rule: Rule; onChange: (part: Partial<Rule>) => void }) {
  const { cadence, startsOn, time, timeZone, minutes } = rule;
  return (
    <>
      <SelectField<Cadence>
        label="How often"
        name="cadence"
        value={cadence}
        onChange={(next) => onChange({ cadence: next })}
        options={cadences}
      />
      <div className="form-row">
        <DateField
          label="From"
          name="startsOn"
          note={startsOn ? `on ${weekdayOf(startsOn)}s` : undefined}
          value={startsOn}
          onChange={(next) => onChange({ startsOn: next })}
        />
        <TextField
          label="At"
          name="time"
          note={`in ${placeOf(timeZone)}, summer and winter`}
          value={time}
          onChange={(next) => onChange({ time: next })}
        />
      </div>
      <SelectField
        label="How long"
        name="minutes"
        value={String(minutes)}
        onChange={(next) => onChange({ minutes: Number(next) })}
        options={lengths}
      />
    </>
  );
}
