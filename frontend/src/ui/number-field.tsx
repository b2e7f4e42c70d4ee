import { NumberFormatter, NumberParser } from "@internationalized/number";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { FieldBox, type FieldFrame } from "./field";
import { locale } from "./format";

interface NumberTextOptions {
  value: number | null;
  onChange: (value: number | null) => void;
  format: Intl.NumberFormatOptions;
}

/** Text as typed in the person's own notation ("2,5"), told to the outside as a number with every key. */
function useNumberText({ value, onChange, format }: NumberTextOptions) {
  const key = JSON.stringify(format);
  const { parser, formatter } = useMemo(() => {
    const options = JSON.parse(key) as Intl.NumberFormatOptions;
    return { parser: new NumberParser(locale(), options), formatter: new NumberFormatter(locale(), options) };
  }, [key]);
  const shown = (number: number | null) => (number === null ? "" : formatter.format(number));
  const [text, setText] = useState(() => shown(value));
  const [told, setTold] = useState(value);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a value that came from outside replaces what is typed.
  useEffect(() => {
    if (value === told) return;
    setTold(value);
    setText(shown(value));
  }, [value]);

  function type(next: string): void {
    const typed = next.trim();
    const number = typed === "" ? null : parser.parse(typed);
    setText(next);
    if (number === null || Number.isFinite(number)) {
      setTold(number);
      onChange(number);
    }
  }

  function leave(): void {
    setText(shown(told));
  }

  return { text, type, leave };
}

export interface NumberFieldProps extends FieldFrame {
  value: number | null;
  onChange: (value: number | null) => void;
  /** Stands after the number: %, h, days. */
  unit?: ReactNode;
  decimals?: number;
  placeholder?: string;
}

/** A number, read and written in the person's notation. */
export function NumberField({ value, onChange, unit, decimals = 6, placeholder, ...props }: NumberFieldProps) {
  const { text, type, leave } = useNumberText({ value, onChange, format: { maximumFractionDigits: decimals } });
  return (
    <FieldBox {...props}>
      {(wiring) => (
        <div className="input input-affix">
          <input
            {...wiring}
            className="number"
            inputMode="decimal"
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: only forms that have just been opened ask for it.
            autoFocus={props.autoFocus}
            placeholder={placeholder}
            value={text}
            onChange={(event) => type(event.target.value)}
            onBlur={leave}
          />
          {unit && <span className="faint nowrap">{unit}</span>}
        </div>
      )}
    </FieldBox>
  );
}

export interface MoneyFieldProps extends FieldFrame {
  /** A decimal as text ("600.00"), as the contract has it, or "" for none. */
  value: string;
  onChange: (value: string) => void;
  /** ISO 4217, as in EUR. */
  currency: string;
}

/** An amount in one currency; never a sum without it. */
export function MoneyField({ value, onChange, currency, ...props }: MoneyFieldProps) {
  const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits;
  const { text, type, leave } = useNumberText({
    value: value === "" ? null : Number(value),
    onChange: (amount) => onChange(amount === null ? "" : amount.toFixed(digits)),
    format: { minimumFractionDigits: 0, maximumFractionDigits: digits },
  });
  return (
    <FieldBox {...props}>
      {(wiring) => (
        <div className="input input-affix">
          <span className="faint">{currency}</span>
          <input
            {...wiring}
            className="number"
            inputMode="decimal"
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: only forms that have just been opened ask for it.
            autoFocus={props.autoFocus}
            value={text}
            onChange={(event) => type(event.target.value)}
            onBlur={leave}
          />
        </div>
      )}
    </FieldBox>
  );
}
