import { useId } from "react";
import { type FieldFrame, SelectField } from "../ui/field";
import { FieldMessages, useFieldErrors } from "../ui/form";
import { MoneyField, NumberField } from "../ui/number-field";
import { Segmented } from "../ui/segmented";
import type { Measured } from "./goal-words";

export interface ValueFieldProps extends FieldFrame {
  keyResult: Measured;
  /** A decimal as text, or "" for none. */
  value: string;
  onChange: (value: string) => void;
}

/** A value of a key result: a number with its unit, an amount with its currency, or done and not done. */
export function ValueField({ keyResult, value, onChange, ...frame }: ValueFieldProps) {
  const { measure, unit, currency, steps } = keyResult;
  if (measure === "YES_NO") return <DoneField {...frame} value={value} onChange={onChange} />;
  if (measure === "STEPS") return <StepsField {...frame} steps={steps ?? []} value={value} onChange={onChange} />;
  if (measure === "MONEY" && currency.length === 3) {
    return <MoneyField {...frame} currency={currency} value={value} onChange={onChange} />;
  }
  return (
    <NumberField
      {...frame}
      unit={measure === "PERCENT" ? "%" : unit || undefined}
      value={value === "" ? null : Number(value)}
      onChange={(number) => onChange(number === null ? "" : String(number))}
    />
  );
}

interface StepsFieldProps extends FieldFrame, Pick<ValueFieldProps, "value" | "onChange"> {
  steps: readonly string[];
}

/** How far along the steps it is: they are done in their order. */
function StepsField({ steps, ...field }: StepsFieldProps) {
  const options = steps.map((step, at) => ({
    value: String(at + 1),
    label: `${at + 1} of ${steps.length}: ${step} done`,
  }));
  return (
    <SelectField {...field} options={[{ value: "0", label: "No step done yet" }, ...options]} placeholder="Choose" />
  );
}

const ends = [
  { value: "0", label: "Not yet" },
  { value: "1", label: "Done" },
] as const;

function DoneField({ label, name, note, value, onChange }: FieldFrame & Pick<ValueFieldProps, "value" | "onChange">) {
  const id = useId();
  const messages = useFieldErrors(name);
  return (
    <div className="field">
      <span className="field-label" aria-hidden="true">
        {label}
      </span>
      <Segmented label={label} value={value as "0" | "1" | ""} onChange={onChange} options={ends} wide />
      <FieldMessages id={id} messages={messages} />
      {note && <span className="field-note">{note}</span>}
    </div>
  );
}
