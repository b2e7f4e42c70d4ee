import { type ReactNode, useId } from "react";
import { ComboBox as AriaComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import type { FieldFrame } from "./field";
import { FieldMessages, useFieldErrors } from "./form";

export interface ComboOption {
  id: string;
  label: string;
  /** A few words more, after the label. */
  note?: string | null;
}

export interface ComboBoxProps extends FieldFrame {
  options: readonly ComboOption[];
  value: string | null;
  onChange: (id: string | null) => void;
  /** The text typed; give it with `onTextChange` when the options come from the server. */
  text?: string;
  onTextChange?: (text: string) => void;
  /** Told when somebody comes to the field, and it is time to ask for the options. */
  onFocus?: () => void;
  placeholder?: string;
  /** The list waits until somebody types or presses an arrow key, so that it covers nothing before. */
  waits?: boolean;
  /** Said instead of the list when nothing fits. */
  emptyText?: string;
  /** Draws something before the label: an avatar. */
  before?: (option: ComboOption) => ReactNode;
}

/** The first of an open list in which nothing is chosen yet, if it has what was typed: the list may be that of an older text. */
function firstFitting(options: readonly ComboOption[], input: HTMLInputElement): ComboOption | undefined {
  const open = input.getAttribute("aria-expanded") === "true" && !input.hasAttribute("aria-activedescendant");
  const typed = folded(input.value.trim());
  return open && typed ? options.find(({ label }) => folded(label).includes(typed)) : undefined;
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** One of many: type to narrow, arrows to choose. */
export function ComboBox(props: ComboBoxProps) {
  const { label, name, note, optional, hideLabel, options, value, onChange, text, onTextChange } = props;
  const id = useId();
  const messages = useFieldErrors(name);
  return (
    <AriaComboBox
      className="field"
      // Options from the server are filtered there.
      defaultFilter={onTextChange ? () => true : undefined}
      // As "items" they would be drawn as they are, whatever is typed.
      {...(onTextChange ? { items: options } : { defaultItems: options })}
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      inputValue={text}
      onInputChange={onTextChange}
      isDisabled={props.disabled}
      isInvalid={messages.length > 0}
      autoFocus={props.autoFocus}
      onFocus={props.onFocus}
      allowsEmptyCollection
      // A refusal under the field must not vanish behind the list when the field takes the focus.
      menuTrigger={props.waits || messages.length > 0 ? "input" : "focus"}
    >
      <Label className={hideLabel ? "visually-hidden" : "field-label"}>
        {label}
        {optional && <span className="optional">Optional</span>}
      </Label>
      <Input
        className="input"
        placeholder={props.placeholder}
        aria-describedby={messages.length > 0 ? id : undefined}
        // Before the list hears it: without an arrow pressed it would take nothing, and empty the field.
        onKeyDownCapture={(press) => {
          const first = press.key === "Enter" && firstFitting(options, press.currentTarget);
          if (!first) return;
          press.preventDefault();
          press.stopPropagation();
          onChange(first.id);
        }}
      />
      <FieldMessages id={id} messages={messages} />
      {note && <span className="field-note">{note}</span>}
      <Popover className="popover combo-popover" offset={4}>
        <section aria-label={label}>
          <ListBox<ComboOption>
            className="listbox"
            renderEmptyState={() => <p className="listbox-empty">{props.emptyText ?? "Nothing fits."}</p>}
          >
            {(option) => (
              <ListBoxItem id={option.id} textValue={option.label} className="option">
                {props.before?.(option)}
                <span className="grow ellipsis">
                  <bdi>{option.label}</bdi> {option.note && <span className="option-note">{option.note}</span>}
                </span>
              </ListBoxItem>
            )}
          </ListBox>
        </section>
      </Popover>
    </AriaComboBox>
  );
}
