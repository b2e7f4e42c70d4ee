import { Plus, Trash2 } from "lucide-react";
import { useViewer } from "../graphql/viewer";
import { Button } from "../ui/button";
import { SelectField, TextAreaField, TextField } from "../ui/field";
import { FieldMessages, useFieldErrors } from "../ui/form";
import { NumberField } from "../ui/number-field";
import { Segmented } from "../ui/segmented";
import { emptyKeyResult, isCounted, type KeyResultDraft, mostKeyResults } from "./goal-form-content";
import { ValueField } from "./value-field";

const measures = [
  { value: "NUMBER", label: "Number" },
  { value: "PERCENT", label: "Percent" },
  { value: "MONEY", label: "Money" },
  { value: "YES_NO", label: "Yes or no" },
  { value: "STEPS", label: "Named steps" },
] as const;

const directions = [
  { value: "INCREASE", label: "Increase" },
  { value: "REDUCE", label: "Reduce" },
  { value: "KEEP", label: "Keep in a band" },
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
  const counted = isCounted(measure);
  const kept = direction === "KEEP";
  return (
    <fieldset className="key-result-box">
      <legend className="visually-hidden">Key result {at + 1}</legend>
      <div className="key-result-head">
        <TextField
          label={`Key result ${at + 1}`}
          name={`${path}.title`}
          placeholder={counted ? "What is counted: median first-reply time" : "What will be there or done"}
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
      {measure === "STEPS" && (
        <TextAreaField
          label="Steps"
          name={`${path}.steps`}
          rows={4}
          note="One a line, in the order in which they will be done."
          value={keyResult.steps.join("\n")}
          onChange={(next) => onChange({ steps: next === "" ? [] : next.split("\n") })}
        />
      )}
      {counted && (
        <>
          <Segmented
            label={`Direction of key result ${at + 1}`}
            value={direction}
            onChange={(next) => onChange({ direction: next })}
            options={directions}
          />
          <div className="form-row">
            <ValueField
              label={kept ? "At least" : "From"}
              name={`${path}.baseline`}
              note={kept ? "The lower edge of the band." : "Where it is at the start."}
              keyResult={keyResult}
              value={baseline}
              onChange={(next) => onChange({ baseline: next })}
            />
            <ValueField
              label={kept ? "At most" : "To"}
              name={`${path}.target`}
              note={kept ? "The upper edge of the band." : "Where it should be when due."}
              keyResult={keyResult}
              value={target}
              onChange={(next) => onChange({ target: next })}
            />
          </div>
          {!kept && <Marks path={path} keyResult={keyResult} onChange={onChange} />}
        </>
      )}
    </fieldset>
  );
}

/** Less than the target, and more than it: both may be left out. */
function Marks({ path, keyResult, onChange }: Pick<KeyResultBoxProps, "keyResult" | "onChange"> & { path: string }) {
  return (
    <details className="key-result-marks" open={Boolean(keyResult.commit || keyResult.stretch) || undefined}>
      <summary>Commit and stretch</summary>
      <div className="form-row">
        <ValueField
          label="Commit"
          name={`${path}.commit`}
          optional
          note="Less than the target: what both count on."
          keyResult={keyResult}
          value={keyResult.commit}
          onChange={(commit) => onChange({ commit })}
        />
        <ValueField
          label="Stretch"
          name={`${path}.stretch`}
          optional
          note="More than the target: outstanding."
          keyResult={keyResult}
          value={keyResult.stretch}
          onChange={(stretch) => onChange({ stretch })}
        />
      </div>
    </details>
  );
}
