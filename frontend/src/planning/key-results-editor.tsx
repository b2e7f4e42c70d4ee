import { Plus, Trash2 } from "lucide-react";
import { useViewer } from "../graphql/viewer";
import { Button } from "../ui/button";
import { SelectField, TextField } from "../ui/field";
import { FieldMessages, useFieldErrors } from "../ui/form";
import { NumberField } from "../ui/number-field";
import { Segmented } from "../ui/segmented";
import { emptyKeyResult, type KeyResultDraft, mostKeyResults } from "./goal-form-content";
import { ValueField } from "./value-field";

const measures = [
  { value: "NUMBER", label: "Number" },
  { value: "PERCENT", label: "Percent" },
  { value: "MONEY", label: "Money" },
  { value: "YES_NO", label: "Yes or no" },
] as const;

const directions = [
  { value: "INCREASE", label: "Increase" },
  { value: "REDUCE", label: "Reduce" },
] as const;

export interface KeyResultsEditorProps {
  keyResults: readonly KeyResultDraft[];
  onChange: (keyResults: KeyResultDraft[]) => void;
}

/** By which numbers both sides will know: one box for each key result. */
export function KeyResultsEditor({ keyResults, onChange }: KeyResultsEditorProps) {
  const { organisation } = useViewer();
  const messages = useFieldErrors("keyResults");
  const change = (at: number, part: Partial<KeyResultDraft>) =>
    onChange(keyResults.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <fieldset className="stack-small">
      <legend className="field-label">How you will know</legend>
      <p className="field-note">
        One to three numbers are plenty. Each goes from where it is now to where it should be.
      </p>
      <FieldMessages id="key-results-errors" messages={messages} />
      {keyResults.map((keyResult, at) => (
        <KeyResultBox
          key={keyResult.key}
          at={at}
          keyResult={keyResult}
          onChange={(part) => change(at, part)}
          onRemove={() => onChange(keyResults.filter((_, index) => index !== at))}
        />
      ))}
      {keyResults.length < mostKeyResults && (
        <div>
          <Button
            size="small"
            icon={<Plus className="icon icon-small" />}
            onClick={() => onChange([...keyResults, emptyKeyResult(organisation.currency, keyResults.length)])}
          >
            {keyResults.length === 0 ? "Add a key result" : "Add another key result"}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

interface KeyResultBoxProps {
  at: number;
  keyResult: KeyResultDraft;
  onChange: (part: Partial<KeyResultDraft>) => void;
  onRemove: () => void;
}

function KeyResultBox({ at, keyResult, onChange, onRemove }: KeyResultBoxProps) {
  const path = `keyResults.${at}`;
  const { title, measure, direction, unit, currency, baseline, target, weight } = keyResult;
  const yesNo = measure === "YES_NO";
  return (
    <fieldset className="key-result-box">
      <legend className="visually-hidden">Key result {at + 1}</legend>
      <div className="key-result-head">
        <TextField
          label={`Key result ${at + 1}`}
          name={`${path}.title`}
          placeholder={yesNo ? "What will be there or done" : "What is counted: median first-reply time"}
          value={title}
          onChange={(next) => onChange({ title: next })}
        />
        <Button
          kind="ghost"
          label={`Remove key result ${at + 1}`}
          icon={<Trash2 className="icon" />}
          onClick={onRemove}
        />
      </div>
      <div className="form-row">
        <SelectField
          label="Kind"
          name={`${path}.measure`}
          value={measure}
          onChange={(next) => onChange({ measure: next, baseline: "", target: "" })}
          options={measures}
        />
        {measure === "NUMBER" && (
          <TextField
            label="Unit"
            name={`${path}.unit`}
            optional
            placeholder="hours, tickets"
            value={unit}
            onChange={(next) => onChange({ unit: next })}
          />
        )}
        {measure === "MONEY" && (
          <TextField
            label="Currency"
            name={`${path}.currency`}
            maxLength={3}
            value={currency}
            onChange={(next) => onChange({ currency: next.toUpperCase() })}
          />
        )}
        <NumberField
          label="Weight"
          name={`${path}.weight`}
          unit="%"
          decimals={0}
          value={weight}
          onChange={(next) => onChange({ weight: next })}
        />
      </div>
      {!yesNo && (
        <>
          <Segmented
            label={`Direction of key result ${at + 1}`}
            value={direction}
            onChange={(next) => onChange({ direction: next })}
            options={directions}
          />
          <div className="form-row">
            <ValueField
              label="From"
              name={`${path}.baseline`}
              note="Where it is at the start."
              keyResult={keyResult}
              value={baseline}
              onChange={(next) => onChange({ baseline: next })}
            />
            <ValueField
              label="To"
              name={`${path}.target`}
              note="Where it should be when due."
              keyResult={keyResult}
              value={target}
              onChange={(next) => onChange({ target: next })}
            />
          </div>
        </>
      )}
    </fieldset>
  );
}
