import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { TextField } from "./field";

export interface SearchFieldProps {
  label: string;
  value: string;
  /** Called once the typing has paused, with the text trimmed. */
  onChange: (value: string) => void;
  autoFocus?: boolean;
}

const rest = 180;

/** Narrows a list while one types. */
export function SearchField({ label, value, onChange, autoFocus }: SearchFieldProps) {
  const [text, setText] = useState(value);
  // What the address says wins when it changes from outside, not while it follows the typing.
  useEffect(() => setText((typed) => (typed.trim() === value ? typed : value)), [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the clock.
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => onChange(text.trim()), rest);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div className="search-field">
      <Search className="icon icon-small" />
      <TextField
        type="search"
        label={label}
        hideLabel
        placeholder={label}
        value={text}
        onChange={setText}
        autoFocus={autoFocus}
      />
    </div>
  );
}
