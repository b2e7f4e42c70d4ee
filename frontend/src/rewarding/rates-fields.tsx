import { Plus, Trash2 } from "lucide-react";
import { Button } from "../ui/button";
import { TextField } from "../ui/field";
import { NumberField } from "../ui/number-field";

export interface Rate {
  currency: string;
  rate: string;
}

interface RatesFieldsProps {
  rates: readonly Rate[];
  /** What one unit of the others is counted in. */
  home: string;
  onChange: (rates: Rate[]) => void;
}

/** Exchange rates that hold for the whole cycle: budgets count other currencies by them. */
export function RatesFields({ rates, home, onChange }: RatesFieldsProps) {
  const change = (line: number, part: Partial<Rate>) =>
    onChange(rates.map((rate, at) => (at === line ? { ...rate, ...part } : rate)));
  return (
    <fieldset className="matrix-form">
      <legend className="strong small">Exchange rates: what one unit is worth in {home}</legend>
      {rates.map(({ currency, rate }, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line keeps its place while its code is typed
        <div key={line} className="rates-line">
          <TextField
            label={`Currency ${line + 1}`}
            hideLabel
            name={`rates.${currency}`}
            value={currency}
            placeholder="USD"
            maxLength={3}
            onChange={(code) => change(line, { currency: code.toUpperCase() })}
          />
          <NumberField
            label={`Worth of one ${currency || "unit"} in ${home}`}
            hideLabel
            name={`rates.${line}`}
            decimals={6}
            value={rate === "" ? null : Number(rate)}
            onChange={(value) => change(line, { rate: value === null ? "" : String(value) })}
          />
          <Button
            kind="ghost"
            size="small"
            icon={<Trash2 className="icon icon-small" />}
            label={`Remove ${currency || "this line"}`}
            onClick={() => onChange(rates.filter((_, at) => at !== line))}
          />
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon={<Plus className="icon icon-small" />}
          onClick={() => onChange([...rates, { currency: "", rate: "" }])}
        >
          Add a currency
        </Button>
      </div>
    </fieldset>
  );
}
