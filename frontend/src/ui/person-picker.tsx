import { useCallback, useEffect, useState } from "react";
import { Avatar } from "./avatar";
import { Chip } from "./chip";
import { ComboBox } from "./combo-box";
import type { FieldFrame } from "./field";

export interface PersonOption {
  id: string;
  name: string;
  title?: string | null;
}

/** Finds people by part of a name; "" answers whom to suggest. */
export type PersonSearch = (text: string, signal: AbortSignal) => Promise<readonly PersonOption[]>;

export interface PersonPickerProps extends FieldFrame {
  search: PersonSearch;
  value: PersonOption | null;
  onChange: (person: PersonOption | null) => void;
  placeholder?: string;
  /** The field is empty again after each choice: for choosing several. */
  clears?: boolean;
}

type Search = { people: readonly PersonOption[]; failed: boolean };

/** Asks once somebody is there and the typing has paused; an answer to an older text is dropped. */
function usePeople(search: PersonSearch, text: string, wanted: boolean): Search {
  const [result, setResult] = useState<Search>({ people: [], failed: false });
  useEffect(() => {
    if (!wanted) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      search(text.trim(), abort.signal).then(
        (people) => !abort.signal.aborted && setResult({ people, failed: false }),
        () => !abort.signal.aborted && setResult({ people: [], failed: true }),
      );
    }, 150);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [search, text, wanted]);
  return result;
}

/** One person, found by name. */
export function PersonPicker({
  search,
  value,
  onChange,
  clears,
  placeholder = "Type a name",
  ...frame
}: PersonPickerProps) {
  const [text, setText] = useState(value?.name ?? "");
  const [visited, setVisited] = useState(false);
  const [chosen, setChosen] = useState(0);
  // A person chosen or cleared from outside is written into the field too.
  const given = value?.name ?? "";
  useEffect(() => setText(given), [given]);
  const { people, failed } = usePeople(search, text === value?.name ? "" : text, visited);
  // The chosen person stays among the options, so that the choice is not lost while the list changes; those found come first.
  const known = value && !people.some(({ id }) => id === value.id) ? [...people, value] : people;
  return (
    <ComboBox
      {...frame}
      // After a choice the field is a new one, whose list stays shut: it would cover who was chosen, and the buttons.
      key={chosen}
      autoFocus={frame.autoFocus || chosen > 0}
      waits={chosen > 0}
      placeholder={placeholder}
      options={known.map(({ id, name, title }) => ({ id, label: name, note: title }))}
      value={value?.id ?? null}
      text={text}
      onTextChange={setText}
      onFocus={() => setVisited(true)}
      emptyText={failed ? "People could not be searched. Type again to retry." : "Nobody by that name."}
      before={({ label }) => <Avatar name={label} size="small" />}
      onChange={(id) => {
        const person = known.find((one) => one.id === id) ?? null;
        onChange(person);
        setText(clears ? "" : (person?.name ?? ""));
        if (clears && person) setChosen(chosen + 1);
      }}
    />
  );
}

export interface PeoplePickerProps extends FieldFrame {
  search: PersonSearch;
  value: readonly PersonOption[];
  onChange: (people: PersonOption[]) => void;
  /** At most so many. */
  limit?: number;
}

/** Several people: each chosen one becomes a chip. */
export function PeoplePicker({
  search,
  value,
  onChange,
  limit = Number.POSITIVE_INFINITY,
  ...frame
}: PeoplePickerProps) {
  const others = useCallback<PersonSearch>(
    async (text, signal) => {
      const found = await search(text, signal);
      return found.filter(({ id }) => !value.some((one) => one.id === id));
    },
    [search, value],
  );
  return (
    <div className="stack-small">
      {value.length < limit && (
        <PersonPicker
          {...frame}
          clears
          search={others}
          value={null}
          onChange={(person) => person && onChange([...value, person])}
        />
      )}
      {value.length > 0 && (
        <ul className="row row-wrap" aria-label={`${frame.label}: chosen`}>
          {value.map((person) => (
            <li key={person.id}>
              <Chip
                onRemove={() => onChange(value.filter(({ id }) => id !== person.id))}
                removeLabel={`Remove ${person.name}`}
              >
                <bdi>{person.name}</bdi>
              </Chip>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
