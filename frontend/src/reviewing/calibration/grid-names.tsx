import { TextAreaField } from "../../ui/field";

export interface GridNameText {
  rows: string;
  columns: string;
  boxes: string;
}

const usual: GridNameText = {
  rows: "High potential\nMedium\nLow",
  columns: "Results below expected\nAs expected\nAbove expected",
  boxes:
    "Watch and support\nRising\nReady for more\nUneven\nCore\nStrong in role\nNot working yet\nSteady\nTrusted expert",
};

const lines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** The names for the server; null while all are the usual ones. */
export function gridNamesOf(names: GridNameText) {
  if (!names.rows && !names.columns && !names.boxes) return null;
  return {
    rows: lines(names.rows || usual.rows),
    columns: lines(names.columns || usual.columns),
    boxes: lines(names.boxes || usual.boxes),
  };
}

interface GridNameFieldsProps {
  names: GridNameText;
  onChange: (part: Partial<GridNameText>) => void;
}

/** What the axes and boxes are called, one name a line; left empty they keep the usual names. */
export function GridNameFields({ names, onChange }: GridNameFieldsProps) {
  return (
    <details className="grid-names">
      <summary>Names of axes and boxes</summary>
      <div className="stack">
        <div className="form-row">
          <TextAreaField
            label="Rows, from high to low"
            name="gridNames.rows"
            optional
            rows={3}
            note={lines(usual.rows).join(", ")}
            value={names.rows}
            onChange={(rows) => onChange({ rows })}
          />
          <TextAreaField
            label="Columns, from below to above"
            name="gridNames.columns"
            optional
            rows={3}
            note={lines(usual.columns).join(", ")}
            value={names.columns}
            onChange={(columns) => onChange({ columns })}
          />
        </div>
        <TextAreaField
          label="Boxes, from the upper left, row by row"
          name="gridNames.boxes"
          optional
          rows={5}
          note={lines(usual.boxes).join(", ")}
          value={names.boxes}
          onChange={(boxes) => onChange({ boxes })}
        />
      </div>
    </details>
  );
}
