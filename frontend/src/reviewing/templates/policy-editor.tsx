import type { ReactNode } from "react";
import { Card } from "../../ui/card";
import { FieldMessages, useFieldErrors } from "../../ui/form";
import { NumberField } from "../../ui/number-field";
import { Switches } from "../../ui/switches";
import { demands } from "../demands";
import { SignersChoice } from "../sign/signers-choice";
import { type TemplateContent, totalOf } from "./template-content";
import type { Part } from "./template-query";
import { partWords } from "./template-words";

export interface PolicyEditorProps {
  content: Pick<TemplateContent, "evidenceForExtremes" | "realismRequired" | "smallestGroup" | "alsoSigns" | "weights">;
  onChange: (part: Partial<TemplateContent>) => void;
  /** Shows what the rules would change, where there is something to compare with. */
  preview?: ReactNode;
}

/** What a form must bring, and what counts how much in a score. */
export function PolicyEditor({ content, onChange, preview }: PolicyEditorProps) {
  const { smallestGroup, alsoSigns, weights } = content;
  const wrong = useFieldErrors("policy.weights");
  const total = totalOf(weights);
  return (
    <Card title="Rules">
      <div className="form">
        <Switches labels={demands} content={content} onChange={onChange} />
        <div className="form-row">
          <SignersChoice
            name="policy.alsoSigns"
            value={alsoSigns}
            onChange={(signer) => onChange({ alsoSigns: signer })}
          />
          <NumberField
            label="Shown from so many forms on"
            name="policy.smallestGroup"
            note="Without names, 4 to 20. A cycle may ask for more, never for fewer."
            decimals={0}
            value={smallestGroup}
            onChange={(value) => onChange({ smallestGroup: value })}
          />
        </div>
        <fieldset className="form weights">
          <legend className="field-label">Score</legend>
          <p className="small muted">
            Leave all empty for no score. A part that is missing in a review is left out and said to be; it is never
            taken for zero.
          </p>
          <div className="form-row">
            {(Object.keys(partWords) as Part[]).map((part) => (
              <NumberField
                key={part}
                label={partWords[part]}
                name={`policy.weights.${part}`}
                decimals={0}
                optional
                value={weights[part]}
                onChange={(value) => onChange({ weights: { ...weights, [part]: value } })}
              />
            ))}
          </div>
          {wrong.length > 0 && <FieldMessages id="weights" messages={wrong} />}
          {total !== null && (
            <p className={total === 100 ? "small" : "small status-warn"} role="status">
              Together {total} of 100.
            </p>
          )}
        </fieldset>
        {preview}
      </div>
    </Card>
  );
}
