import { useState } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import type { ScaleStep } from "./form-query";

export interface RatingCardsProps {
  label: string;
  steps: readonly ScaleStep[];
  value: number | null;
  onChange: (value: number) => void;
}

/** A step of the scale, by what it looks like at work; no colour says good or bad. */
export function RatingCards({ label, steps, value, onChange }: RatingCardsProps) {
  const [pointed, point] = useState<number | null>(null);
  const shown = steps.find((step) => step.value === (pointed ?? value));
  return (
    <RadioGroup
      className="rating"
      value={value === null ? "" : String(value)}
      onChange={(next) => onChange(Number(next))}
    >
      <Label className="visually-hidden">{label}</Label>
      <div className="choice-cards" style={{ gridTemplateColumns: `repeat(${steps.length}, minmax(0, 1fr))` }}>
        {steps.map((step) => (
          <Radio
            key={step.value}
            value={String(step.value)}
            className="choice-card"
            onHoverStart={() => point(step.value)}
            onHoverEnd={() => point(null)}
          >
            <b>{step.value}</b>
            <span>{step.label}</span>
            <span className="visually-hidden">: {step.anchor}</span>
          </Radio>
        ))}
      </div>
      <p className="anchor" aria-hidden="true">
        {shown ? (
          <>
            <b>
              {shown.value} {shown.label}:
            </b>{" "}
            {shown.anchor}
          </>
        ) : (
          "Each step says what it looks like at work. Choose one to read it; you can change it until you hand in."
        )}
      </p>
    </RadioGroup>
  );
}

export interface ChoiceCardsProps<Value extends string> {
  label: string;
  options: readonly { value: Value; label: string }[];
  value: Value | "";
  onChange: (value: Value) => void;
}

/** One of a few words in a row. */
export function ChoiceCards<Value extends string>({ label, options, value, onChange }: ChoiceCardsProps<Value>) {
  return (
    <RadioGroup value={value} onChange={(next) => onChange(next as Value)}>
      <Label className="visually-hidden">{label}</Label>
      <div
        className="choice-cards choice-cards-low"
        style={{ gridTemplateColumns: `repeat(${options.length}, minmax(0, 1fr))` }}
      >
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className="choice-card">
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
