import { Plus, Trash2 } from "lucide-react";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { TextField } from "../../ui/field";
import { FieldMessages, useFieldErrors } from "../../ui/form";
import { NumberField } from "../../ui/number-field";
import type { StepContent, TemplateContent } from "./template-content";

export interface ScaleEditorProps {
  content: Pick<TemplateContent, "scaleName" | "steps">;
  onChange: (part: Partial<TemplateContent>) => void;
}

/** The steps of the scale, each with what it looks like at work. */
export function ScaleEditor({ content: { scaleName, steps }, onChange }: ScaleEditorProps) {
  const wrong = useFieldErrors("scale.steps");
  const put = (step: StepContent, part: Partial<StepContent>) =>
    onChange({ steps: steps.map((one) => (one === step ? { ...one, ...part } : one)) });
  const highest = Math.max(0, ...steps.map(({ value }) => value ?? 0));
  return (
    <Card title="Rating scale">
      <div className="form">
        <TextField
          label="Name of the scale"
          name="scale.name"
          value={scaleName}
          onChange={(value) => onChange({ scaleName: value })}
        />
        {wrong.length > 0 && <FieldMessages id="scale-steps" messages={wrong} />}
        <ol className="stack">
          {steps.map((step, at) => (
            <li key={step.key} className="scale-step">
              <NumberField
                label="Value"
                name={`scale.steps.${at}.value`}
                decimals={0}
                value={step.value}
                onChange={(value) => put(step, { value })}
              />
              <TextField
                label="Label"
                name={`scale.steps.${at}.label`}
                value={step.label}
                onChange={(label) => put(step, { label })}
              />
              <TextField
                label="What it looks like at work"
                name={`scale.steps.${at}.anchor`}
                optional
                value={step.anchor}
                onChange={(anchor) => put(step, { anchor })}
              />
              <Button
                kind="ghost"
                size="small"
                label={`Remove step ${step.value ?? at + 1}`}
                icon={<Trash2 className="icon icon-small" />}
                disabled={steps.length <= 2}
                onClick={() => onChange({ steps: steps.filter((one) => one !== step) })}
              />
            </li>
          ))}
        </ol>
        <Button
          size="small"
          icon={<Plus className="icon icon-small" />}
          disabled={steps.length >= 10}
          onClick={() =>
            onChange({
              steps: [...steps, { key: crypto.randomUUID(), value: highest + 1, label: "", anchor: "" }],
            })
          }
        >
          Add a step
        </Button>
      </div>
    </Card>
  );
}
