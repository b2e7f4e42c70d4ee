import { Plus, Trash2 } from "lucide-react";
import { Button } from "../../ui/button";
import { TextAreaField, TextField } from "../../ui/field";
import { FieldMessages, useFieldErrors } from "../../ui/form";
import { NumberField } from "../../ui/number-field";
import { emptyStandard, type StandardDraft, totalWeight } from "./role-content";

interface StandardsEditorProps {
  standards: readonly StandardDraft[];
  onChange: (standards: StandardDraft[]) => void;
}

/** What good work is, each with its weight; what is missing to 100 is said while one types. */
export function StandardsEditor({ standards, onChange }: StandardsEditorProps) {
  const total = totalWeight(standards);
  const change = (at: number, part: Partial<StandardDraft>) =>
    onChange(standards.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const messages = useFieldErrors("standards");
  return (
    <fieldset className="stack-small">
      <legend className="field-label">Standards</legend>
      {standards.length > 0 && (
        <p className={total === 100 ? "field-note" : "field-note status-bad"} role="status">
          {total === 100 ? "The weights make 100." : `The weights make ${total}; they have to make 100.`}
        </p>
      )}
      <FieldMessages id="standards-errors" messages={messages} />
      {standards.map((standard, at) => (
        <StandardBox
          key={standard.key}
          at={at}
          standard={standard}
          onChange={(part) => change(at, part)}
          onRemove={() => onChange(standards.filter((_, index) => index !== at))}
        />
      ))}
      <div>
        <Button
          size="small"
          icon={<Plus className="icon icon-small" />}
          onClick={() => onChange([...standards, emptyStandard(Math.max(0, 100 - total))])}
        >
          Add a standard
        </Button>
      </div>
    </fieldset>
  );
}

interface StandardBoxProps {
  at: number;
  standard: StandardDraft;
  onChange: (part: Partial<StandardDraft>) => void;
  onRemove: () => void;
}

function StandardBox({ at, standard, onChange, onRemove }: StandardBoxProps) {
  const path = `standards.${at}`;
  return (
    <fieldset className="key-result-box">
      <legend className="visually-hidden">Standard {at + 1}</legend>
      <div className="standard-head">
        <TextField
          label={`Standard ${at + 1}`}
          name={`${path}.name`}
          value={standard.name}
          onChange={(name) => onChange({ name })}
        />
        <NumberField
          label="Weight"
          name={`${path}.weight`}
          unit="%"
          decimals={0}
          value={standard.weight}
          onChange={(weight) => onChange({ weight })}
        />
        <Button
          kind="ghost"
          label={`Remove standard ${at + 1}`}
          icon={<Trash2 className="icon" />}
          onClick={onRemove}
        />
      </div>
      <TextField
        label="What it is about"
        name={`${path}.description`}
        optional
        value={standard.description}
        onChange={(description) => onChange({ description })}
      />
      <TextAreaField
        label="How each step shows"
        name={`${path}.anchors`}
        rows={5}
        note="One step a line, the lowest first; two to five."
        value={standard.anchors}
        onChange={(anchors) => onChange({ anchors })}
      />
    </fieldset>
  );
}
