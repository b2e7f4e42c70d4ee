import { type KeyboardEvent, type Ref, useEffect, useId, useRef, useState } from "react";
import { Avatar } from "../avatar";
import { FieldBox } from "../field";

export interface Named {
  id: string;
  name: string;
  title?: string | null;
}

export interface MentionFieldProps {
  label: string;
  name: string;
  value: string;
  rows?: number;
  autoFocus?: boolean;
  placeholder?: string;
  onChange: (text: string) => void;
  onMention: (person: Named) => void;
  /** People who may read this, by the beginning of a name. */
  find: (search: string) => Promise<readonly Named[]>;
}

const callingIn = /(?:^|\s)@([\p{L}\p{M}'’.-]*)$/u;

/** What is typed behind an @ before the cursor, or nothing. */
export function searchBefore(text: string, cursor: number): string | null {
  return callingIn.exec(text.slice(0, cursor))?.[1] ?? null;
}

/** Text in which an @ calls people in: only those who may read what it stands beside are offered. */
export function MentionField(props: MentionFieldProps) {
  const { value, rows = 3, autoFocus, placeholder, onChange, onMention, find, ...frame } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const [search, setSearch] = useState<string | null>(null);
  const [people, setPeople] = useState<readonly Named[]>([]);
  const [at, setAt] = useState(0);
  const open = search !== null && people.length > 0;

  useEffect(() => {
    if (search === null) return setPeople([]);
    let late = false;
    const timer = setTimeout(() => {
      void find(search).then((found) => {
        if (late) return;
        setPeople(found);
        setAt(0);
      });
    }, 120);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [search, find]);

  function look(): void {
    if (area.current) setSearch(searchBefore(area.current.value, area.current.selectionStart));
  }
  function choose(person: Named): void {
    const field = area.current;
    if (!field || search === null) return;
    const cursor = field.selectionStart;
    const start = cursor - search.length;
    onChange(`${value.slice(0, start)}${person.name} ${value.slice(cursor)}`);
    onMention(person);
    setSearch(null);
    const after = start + person.name.length + 1;
    requestAnimationFrame(() => field.setSelectionRange(after, after));
    field.focus();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (!open) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setAt((at + step + people.length) % people.length);
    else if (event.key === "Escape") setSearch(null);
    else if ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Tab") {
      const person = people[at];
      if (person) choose(person);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <FieldBox {...frame} hideLabel>
      {(wiring) => (
        <div className="mention-field">
          <textarea
            {...wiring}
            ref={area as Ref<HTMLTextAreaElement>}
            className="input"
            rows={rows}
            placeholder={placeholder}
            // biome-ignore lint/a11y/noAutofocus: asked for only when somebody pressed Reply or Edit.
            autoFocus={autoFocus}
            aria-autocomplete="list"
            aria-controls={open ? list : undefined}
            aria-activedescendant={open ? `${list}-${at}` : undefined}
            value={value}
            onChange={(event) => {
              onChange(event.target.value);
              look();
            }}
            onKeyDown={onKeyDown}
            onKeyUp={(event) => (event.key === "ArrowLeft" || event.key === "ArrowRight") && look()}
            onBlur={() => setSearch(null)}
          />
          {open && (
            <div id={list} role="listbox" aria-label="Call in" className="popover mention-list">
              {people.map((person, number) => (
                <div
                  key={person.id}
                  id={`${list}-${number}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={number === at}
                  data-focused={number === at || undefined}
                  className="option"
                  onMouseDown={(event) => {
                    event.preventDefault();
                    choose(person);
                  }}
                >
                  <Avatar name={person.name} size="small" />
                  <span className="grow ellipsis">
                    <bdi>{person.name}</bdi> {person.title && <span className="option-note">{person.title}</span>}
                  </span>
                </div>
              ))}
            </div>
          )}
        </div>
      )}
    </FieldBox>
  );
}
