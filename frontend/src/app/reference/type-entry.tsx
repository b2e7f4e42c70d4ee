import { memo, useEffect, useState } from "react";
import { Chip } from "../../ui/chip";
import { type Member, piecesOf, type SchemaType, type Value } from "./reference";

const builtIn = ["Int", "Float", "String", "Boolean", "ID"];

export interface TypeEntryProps {
  type: SchemaType;
  startsOpen: boolean;
  /** What of this type the address names: "Goal", "Goal.status", or nothing. */
  linked: string;
  /** A link to another type was followed. */
  onFollow: () => void;
}

/** One type; what is in it is drawn once it is opened, since all of them at once are too many. */
export const TypeEntry = memo(function TypeEntry({ type, startsOpen, linked, onFollow }: TypeEntryProps) {
  const { kind, name, text, members } = type;
  const [open, setOpen] = useState(startsOpen || linked !== "");
  useEffect(() => {
    if (linked) setOpen(true);
  }, [linked]);
  useEffect(() => {
    if (linked && open) document.getElementById(linked)?.scrollIntoView();
  }, [linked, open]);
  return (
    <details
      className="card reference-type"
      id={name}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <h3>
          <code>{name}</code>
        </h3>
        <span className="tiny faint">{kind}</span>
        <span className="small muted">{text}</span>
      </summary>
      {open && members.length > 0 && (
        <ul className="reference-members">
          {members.map((member) => (
            <MemberEntry key={member.name} owner={name} member={member} onFollow={onFollow} />
          ))}
        </ul>
      )}
    </details>
  );
});

interface MemberEntryProps {
  owner: string;
  member: Member;
  onFollow: () => void;
}

function MemberEntry({ owner, member, onFollow }: MemberEntryProps) {
  const { name, args = [], deprecated } = member;
  const id = `${owner}.${name}`;
  return (
    <li id={id} tabIndex={-1}>
      <a href={`#${id}`} className="quiet-link strong">
        <code>{name}</code>
      </a>
      <Words value={member} onFollow={onFollow} />
      {deprecated && (
        <p className="tiny">
          <Chip tone="warn">deprecated</Chip> {deprecated}
        </p>
      )}
      {args.length > 0 && (
        <ul className="reference-arguments tiny" aria-label={`Arguments of ${name}`}>
          {args.map((arg) => (
            <li key={arg.name}>
              <code>{arg.name}</code>
              <Words value={arg} onFollow={onFollow} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Words({ value: { type, fallback, text }, onFollow }: { value: Value; onFollow: () => void }) {
  return (
    <>
      {type && <TypeLink type={type} onFollow={onFollow} />}
      {fallback && <code className="faint"> = {fallback}</code>}
      {text && <span className="muted"> {text}</span>}
    </>
  );
}

function TypeLink({ type, onFollow }: { type: string; onFollow: () => void }) {
  const [before, name, after] = piecesOf(type);
  return (
    <code className="reference-type-name">
      {" "}
      {before}
      {builtIn.includes(name) ? (
        name
      ) : (
        <a href={`#${name}`} onClick={onFollow}>
          {name}
        </a>
      )}
      {after}
    </code>
  );
}
