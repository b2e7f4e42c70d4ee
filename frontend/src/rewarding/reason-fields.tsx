import { useState } from "react";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/choices";
import { TextAreaField } from "../ui/field";
import { FieldMessages, useFieldErrors } from "../ui/form";
import { leastReason, mostReferences, type Reference, type RewardContent } from "./reward-content";

export interface Pickable extends Reference {
  label: string;
  note: string;
}

interface ReasonFieldsProps {
  content: Pick<RewardContent, "person" | "kind" | "public" | "reason" | "references">;
  onChange: (part: Partial<RewardContent>) => void;
  /** Goals (achieved first), reviews and feedback of the person; null while nobody is chosen. */
  pickable: readonly Pickable[] | null;
  /** Who reads the words; else the person, once the reward is told. */
  reader?: string;
}

const headings = { GOAL: "Goals", REVIEW: "Reviews", FEEDBACK: "Feedback" } as const;

/** What it is for: things that happened, and a reason in words where nothing is named. */
export function ReasonFields({ content, onChange, pickable, reader }: ReasonFieldsProps) {
  const { references, reason, person } = content;
  const messages = useFieldErrors("references");
  const thanks = content.kind === "RECOGNITION";
  const needed = thanks || references.length === 0;
  const missing = leastReason - [...reason.trim()].length;

  function pick({ kind, id }: Pickable, on: boolean): void {
    const others = references.filter((one) => one.id !== id);
    onChange({ references: on ? [...others, { kind, id }] : others });
  }

  return (
    <>
      {pickable && pickable.length > 0 && (
        <div className="reason-groups">
          {(Object.keys(headings) as Reference["kind"][]).map((kind) => (
            <PickGroup
              key={kind + person?.id}
              heading={headings[kind]}
              items={pickable.filter((item) => item.kind === kind)}
              picked={references}
              onPick={pick}
            />
          ))}
          <FieldMessages id="references-error" messages={messages} />
          {references.length > mostReferences && (
            <p className="field-error" role="status">
              Choose at most {mostReferences}.
            </p>
          )}
        </div>
      )}
      <TextAreaField
        label="In words"
        name="reason"
        optional={!needed}
        value={reason}
        onChange={(value) => onChange({ reason: value })}
        rows={4}
        maxLength={2000}
        note={
          needed && missing > 0
            ? `${thanks ? "Write" : `Choose something ${pickable?.length ? "above" : "they did"}, or write`} at least ${leastReason} characters: ${missing} to go.`
            : thanks && (content.public ?? true)
              ? "Everybody reads this once it takes effect."
              : reader
                ? `${reader}.`
                : `${person?.name ?? "The person"} reads this once the reward is told.`
        }
      />
    </>
  );
}

interface PickGroupProps {
  heading: string;
  items: readonly Pickable[];
  picked: readonly Reference[];
  onPick: (item: Pickable, on: boolean) => void;
}

const shownFirst = 4;

function PickGroup({ heading, items, picked, onPick }: PickGroupProps) {
  const [all, showAll] = useState(false);
  if (items.length === 0) return null;
  const isPicked = (item: Pickable) => picked.some(({ id }) => id === item.id);
  const shown = items.filter((item, at) => all || at < shownFirst || isPicked(item));
  return (
    <fieldset className="reason-group">
      <legend className="tiny muted">{heading}</legend>
      {shown.map((item) => (
        <Checkbox
          key={item.id}
          label={<bdi>{item.label}</bdi>}
          note={item.note}
          isSelected={isPicked(item)}
          onChange={(on) => onPick(item, on)}
        />
      ))}
      {shown.length < items.length && (
        <Button kind="ghost" size="small" onClick={() => showAll(true)}>
          Show all {items.length}
        </Button>
      )}
    </fieldset>
  );
}
