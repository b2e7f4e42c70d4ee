import { useId } from "react";
import { FieldMessages, useFieldErrors } from "../ui/form";
import { Segmented } from "../ui/segmented";
import { type Confidence, confidences } from "./goal-words";

const label = "Will the target be reached?";

/** Three choices: how sure one is. */
export function ConfidenceField(props: { value: Confidence | ""; onChange: (value: Confidence) => void }) {
  const id = useId();
  const messages = useFieldErrors("confidence");
  return (
    <div className="field">
      <span className="field-label" aria-hidden="true">
        {label}
      </span>
      <Segmented label={label} options={confidences} wide {...props} />
      <FieldMessages id={id} messages={messages} />
    </div>
  );
}
