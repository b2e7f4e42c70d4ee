import { Check, Minus } from "lucide-react";
import { type ReactNode, useId } from "react";
import {
  Checkbox as AriaCheckbox,
  RadioGroup as AriaRadioGroup,
  Switch as AriaSwitch,
  Radio,
} from "react-aria-components";
import { FieldMessages, useFieldErrors } from "./form";

export interface ChoiceProps {
  label: ReactNode;
  /** A sentence under the label. */
  note?: ReactNode;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  isDisabled?: boolean;
  name?: string;
}

function Words({ label, note }: Pick<ChoiceProps, "label" | "note">) {
  return (
    <span className="choice-text">
      {label}
      {note && <small>{note}</small>}
    </span>
  );
}

/** Yes or no, sent with the form. */
export function Checkbox({ label, note, isIndeterminate, ...props }: ChoiceProps & { isIndeterminate?: boolean }) {
  return (
    <AriaCheckbox {...props} isIndeterminate={isIndeterminate} className="choice">
      <span className="choice-mark">
        {isIndeterminate ? <Minus className="icon icon-small" /> : <Check className="icon icon-small" />}
      </span>
      <Words label={label} note={note} />
    </AriaCheckbox>
  );
}

/** On or off, at once. */
export function Switch({ label, note, ...props }: ChoiceProps) {
  return (
    <AriaSwitch {...props} className="choice">
      <span className="switch-track" />
      <Words label={label} note={note} />
    </AriaSwitch>
  );
}

export interface RadioGroupProps<Value extends string> {
  label: string;
  name?: string;
  value: Value | "";
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: ReactNode; note?: ReactNode; isDisabled?: boolean }[];
  isDisabled?: boolean;
}

/** One of a few, each with a sentence of its own. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { label, name, value, onChange, options, isDisabled } = props;
  const id = useId();
  const messages = useFieldErrors(name);
  return (
    <AriaRadioGroup
      className="field"
      aria-labelledby={id}
      name={name}
      value={value}
      isInvalid={messages.length > 0}
      isDisabled={isDisabled}
      onChange={(next) => onChange(next as Value)}
    >
      <span id={id} className="field-label">
        {label}
      </span>
      <div className="radio-list">
        {options.map((option) => (
          <Radio key={option.value} value={option.value} isDisabled={option.isDisabled} className="choice">
            <span className="choice-mark choice-mark-round" />
            <Words label={option.label} note={option.note} />
          </Radio>
        ))}
      </div>
      <FieldMessages id={`${id}-error`} messages={messages} />
    </AriaRadioGroup>
  );
}
