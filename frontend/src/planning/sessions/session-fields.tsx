import { usePeopleSearch } from "../../graphql/use-people-search";
import { FieldBox, TextField } from "../../ui/field";
import { NumberField } from "../../ui/number-field";
import { PeoplePicker, type PersonOption } from "../../ui/person-picker";

/** What both the call of a session and its change ask for. */
export interface SessionContent {
  title: string;
  /** As `<input type="datetime-local">` holds it. */
  startsAt: string;
  minutes: number | null;
  place: string;
  people: PersonOption[];
}

export interface SessionFieldsProps {
  content: SessionContent;
  change: (part: Partial<SessionContent>) => void;
}

/** What a session is called, when it is and where. */
export function SessionFields({ content, change }: SessionFieldsProps) {
  return (
    <>
      <TextField
        label="What it is called"
        name="title"
        autoFocus
        value={content.title}
        onChange={(title) => change({ title })}
      />
      <div className="form-row">
        <FieldBox label="When" name="startsAt">
          {(wiring) => (
            <input
              {...wiring}
              className="input number"
              type="datetime-local"
              value={content.startsAt}
              onChange={(event) => change({ startsAt: event.target.value })}
            />
          )}
        </FieldBox>
        <NumberField
          label="Minutes"
          name="minutes"
          decimals={0}
          value={content.minutes}
          onChange={(minutes) => change({ minutes })}
        />
        <TextField label="Where" name="place" optional value={content.place} onChange={(place) => change({ place })} />
      </div>
    </>
  );
}

/** Who takes part beside the organiser. */
export function SessionPeople({ content, change }: SessionFieldsProps) {
  const search = usePeopleSearch();
  return (
    <PeoplePicker
      label="Who takes part"
      name="participantIds"
      optional
      search={search}
      value={content.people}
      onChange={(people) => change({ people })}
      limit={100}
    />
  );
}
