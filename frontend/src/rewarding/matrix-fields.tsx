import { Plus } from "lucide-react";
import { Button } from "../ui/button";
import { NumberField } from "../ui/number-field";

export interface MatrixLine {
  rating: number;
  ranges: { low: string; high: string }[];
}

const places = ["below 0.90", "0.90 to 1.10", "above 1.10"];

interface MatrixFieldsProps {
  rows: readonly MatrixLine[];
  onChange: (rows: MatrixLine[]) => void;
}

/** The merit matrix as a form: a line for each rating, from and to for each place in the band. */
export function MatrixFields({ rows, onChange }: MatrixFieldsProps) {
  const next = Math.max(0, ...rows.map(({ rating }) => rating)) + 1;

  function set(line: number, column: number, end: "low" | "high", value: number | null): void {
    onChange(
      rows.map((row, at) =>
        at === line
          ? {
              ...row,
              ranges: row.ranges.map((range, place) =>
                place === column ? { ...range, [end]: String(value ?? 0) } : range,
              ),
            }
          : row,
      ),
    );
  }

  return (
    <fieldset className="matrix-form">
      <legend className="strong small">Merit matrix: percent by rating and place in the band</legend>
      {rows.map((row, line) => (
        <div key={row.rating} className="matrix-line">
          <span className="strong small">Rating {row.rating}</span>
          {row.ranges.map((range, column) =>
            (["low", "high"] as const).map((end) => (
              <NumberField
                key={`${places[column]} ${end}`}
                label={`Rating ${row.rating}, ${places[column]}, ${end === "low" ? "from" : "to"}`}
                hideLabel
                name={`matrix.${line}.ranges.${column}`}
                decimals={2}
                value={Number(range[end])}
                onChange={(value) => set(line, column, end, value)}
              />
            )),
          )}
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon={<Plus className="icon icon-small" />}
          onClick={() => onChange([...rows, { rating: next, ranges: places.map(() => ({ low: "0", high: "0" })) }])}
        >
          Add rating {next}
        </Button>
      </div>
    </fieldset>
  );
}
