import { type ReactNode, useId } from "react";

export interface HeatCell {
  /** From -3 (far below) to 3 (far above); 0 is neutral. */
  level: -3 | -2 | -1 | 0 | 1 | 2 | 3;
  /** The number in the cell. */
  text: string;
  onOpen?: () => void;
  /** What pressing the cell opens: "Coaching, night desk: 4 people". */
  label?: string;
}

export interface HeatMapProps {
  title: string;
  finding: string;
  /** The head of the first column: "Skill". */
  corner: string;
  columns: readonly string[];
  /** Why a cell says nothing: "fewer than 5 people". */
  hidden: string;
  /** A cell the server keeps back is null. */
  rows: readonly { label: ReactNode; key: string; cells: readonly (HeatCell | null)[] }[];
}

const grounds = {
  "-3": "var(--heat-minus-3)",
  "-2": "var(--heat-minus-2)",
  "-1": "var(--heat-minus-1)",
  "0": "var(--heat-0)",
  "1": "var(--heat-plus-1)",
  "2": "var(--heat-plus-2)",
  "3": "var(--heat-plus-3)",
} as const;

/** A table whose cells are coloured; the number is in each, so the colour says nothing alone. */
export function HeatMap({ title, finding, corner, columns, hidden, rows }: HeatMapProps) {
  const id = useId();
  return (
    <figure className="chart" aria-labelledby={id}>
      <div>
        <h3 id={id}>{title}</h3>
        <p className="chart-finding">{finding}</p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways has to be reachable by keyboard. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a named region for scrolling, inside the figure. */}
      <div className="table-scroll" role="region" aria-label={title} tabIndex={0}>
        <table className="table heat">
          <thead>
            <tr>
              <th scope="col">{corner}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label, cells }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                {columns.map((column, at) => (
                  <Cell key={column} cell={cells[at] ?? null} hidden={hidden} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

function Cell({ cell, hidden }: { cell: HeatCell | null; hidden: string }) {
  if (!cell) {
    return (
      <td className="heat-cell heat-hidden">
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">hidden: {hidden}</span>
      </td>
    );
  }
  const { level, text, onOpen, label } = cell;
  const color = Math.abs(level) === 3 ? "var(--heat-text-end)" : "var(--heat-text)";
  return (
    <td className="heat-cell" style={{ background: grounds[`${level}`], color }}>
      {onOpen ? (
        <button type="button" className="heat-button" aria-label={label} onClick={onOpen}>
          {text}
        </button>
      ) : (
        text
      )}
    </td>
  );
}
