import { ChevronDown } from "lucide-react";
import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from "react";
import { classes } from "./classes";
import { FieldMessages, useFieldErrors } from "./form";

export interface FieldFrame {
  label: string;
  /** The path of this field in the input, joined with dots: where the server's refusals arrive. */
  name?: string;
  /** One sentence below the field that helps to answer. */
  note?: ReactNode;
  optional?: boolean;
  /** The label is read aloud and not drawn. */
  hideLabel?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
}

export interface Wiring {
  id: string;
  name: string | undefined;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
  disabled: boolean | undefined;
}

/** Label, note and refusals round any control; the control gets its wiring handed in. */
export function FieldBox(props: FieldFrame & { foot?: ReactNode; children: (wiring: Wiring) => ReactNode }) {
  const { label, name, note, optional, hideLabel, disabled, foot, children } = props;
  const id = useId();
  const messages = useFieldErrors(name);
  const described = [messages.length > 0 && `${id}-error`, note && `${id}-note`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? "visually-hidden" : "field-label"}>
        {label}
        {optional && <span className="optional">Optional</span>}
      </label>
      {children({
        id,
        name,
        disabled,
        "aria-invalid": messages.length > 0 || undefined,
        "aria-describedby": described || undefined,
      })}
      <FieldMessages id={`${id}-error`} messages={messages} />
      {(note || foot) && (
        <div className="field-foot">
          <span id={`${id}-note`} className="field-note">
            {note}
          </span>
          {foot}
        </div>
      )}
    </div>
  );
}

type InputExtras = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  "autoComplete" | "placeholder" | "inputMode" | "maxLength" | "required" | "spellCheck"
>;

export interface TextFieldProps extends FieldFrame, InputExtras {
  ref?: Ref<HTMLInputElement>;
  type?: "text" | "email" | "password" | "search" | "url" | "tel";
  value: string;
  onChange: (value: string) => void;
}

/** One line of text. */
export function TextField({ ref, type = "text", value, onChange, ...props }: TextFieldProps) {
  const { autoComplete, placeholder, inputMode, maxLength, required, spellCheck, autoFocus } = props;
  return (
    <FieldBox {...props}>
      {(wiring) => (
        <input
          {...wiring}
          {...{ autoComplete, placeholder, inputMode, maxLength, required, spellCheck }}
          ref={ref}
          // biome-ignore lint/a11y/noAutofocus: only dialogs and gates ask for it, where the focus has to go somewhere.
          autoFocus={autoFocus}
          className="input"
          type={type}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldBox>
  );
}

export interface DateFieldProps extends FieldFrame {
  /** `YYYY-MM-DD`, or "" for no date. A string it stays: a date has no time zone. */
  value: string;
  onChange: (value: string) => void;
  min?: string;
  max?: string;
}

/** A calendar day. */
export function DateField({ value, onChange, min, max, ...props }: DateFieldProps) {
  return (
    <FieldBox {...props}>
      {(wiring) => (
        <input
          {...wiring}
          className="input number"
          type="date"
          value={value}
          min={min}
          max={max}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldBox>
  );
}

export interface SelectOption<Value extends string> {
  value: Value;
  label: string;
}

export interface SelectFieldProps<Value extends string> extends FieldFrame {
  value: Value | "";
  onChange: (value: Value) => void;
  options: readonly SelectOption<Value>[];
  /** Shown while nothing is chosen. */
  placeholder?: string;
}

/** One of a short list; for long lists take a ComboBox. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { value, onChange, options, placeholder } = props;
  return (
    <FieldBox {...props}>
      {(wiring) => (
        <div className="select-box">
          <select
            {...wiring}
            className="input"
            value={value}
            onChange={(event) => onChange(event.target.value as Value)}
          >
            {(placeholder || value === "") && (
              <option value="" disabled>
                {placeholder ?? "Choose"}
              </option>
            )}
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown className="icon" />
        </div>
      )}
    </FieldBox>
  );
}

export interface TextAreaFieldProps extends FieldFrame {
  ref?: Ref<HTMLTextAreaElement>;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  rows?: number;
  /** Shows how many characters are left, and says so when few are. */
  maxLength?: number;
  /** Room and type for thinking: reviews and check-ins. */
  writing?: boolean;
}

/** Several lines of text, with a counter where there is a limit. */
export function TextAreaField({ ref, value, onChange, rows, maxLength, writing, ...props }: TextAreaFieldProps) {
  const left = maxLength === undefined ? undefined : maxLength - [...value].length;
  const few = left !== undefined && maxLength !== undefined && left <= maxLength / 10;
  return (
    <FieldBox
      {...props}
      foot={
        left !== undefined && (
          <span
            className={classes("field-note number nowrap", left < 0 && "status-bad")}
            role={few ? "status" : undefined}
          >
            {left < 0 ? `${-left} too many` : `${left} left`}
          </span>
        )
      }
    >
      {(wiring) => (
        <textarea
          {...wiring}
          ref={ref}
          className={classes("input", writing && "input-writing")}
          rows={rows}
          // biome-ignore lint/a11y/noAutofocus: only dialogs ask for it, where the focus has to go somewhere.
          autoFocus={props.autoFocus}
          placeholder={props.placeholder}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldBox>
  );
}
