import { ChartLine, Table2 } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import type { CsvCell } from "../csv";
import { formatNumber } from "../format";
import { Segmented } from "../segmented";
import { TableExport } from "../table-export";

interface ChartTable {
  columns: readonly string[];
  rows: readonly (readonly CsvCell[])[];
  /** How its numbers are written on the page; files get them as they are. */
  format?: (value: number) => string;
}

export interface LegendEntry {
  label: string;
  colour: string;
  mark: "line" | "dashes" | "dots" | "area";
}

export interface ChartFrameProps {
  title: string;
  /** One sentence that says what the drawing shows. */
  finding: string;
  /** The same data, for those who read better than they see. */
  table: ChartTable;
  legend?: readonly LegendEntry[];
  /** Of its title: 2 where it stands in a card of its own. */
  level?: 2 | 3;
  children: ReactNode;
}

const views = [
  { value: "chart", label: "Chart", icon: ChartLine },
  { value: "table", label: "Table", icon: Table2 },
] as const;

/** Title, finding, the switch between the drawing and its table, and the table as a file. */
export function ChartFrame({ title, finding, table, legend = [], level = 3, children }: ChartFrameProps) {
  const [view, setView] = useState<"chart" | "table">("chart");
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <figure className="chart" aria-labelledby={id}>
      <div className="chart-head">
        <div className="grow">
          <Heading id={id}>{title}</Heading>
          <p className="chart-finding">{finding}</p>
        </div>
        <Segmented label={`${title}: show as`} value={view} onChange={setView} options={views} />
        <TableExport name={fileName(title)} columns={table.columns} rows={table.rows} label={`Export ${title}`} />
      </div>
      {view === "table" ? <DataOf title={title} table={table} /> : children}
      {view === "chart" && (
        // Paper has no switch.
        <div className="chart-printed">
          <DataOf title={title} table={table} />
        </div>
      )}
      {view === "chart" && legend.length > 0 && <Legend entries={legend} />}
    </figure>
  );
}

function fileName(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
}

function DataOf({ title, table: { columns, rows, format = formatNumber } }: { title: string; table: ChartTable }) {
  return (
    <div className="table-scroll">
      <table className="table">
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={column} scope="col" className={at > 0 ? "end" : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows stand in the order of the data and have no other name.
            <tr key={row}>
              {cells.map((cell, at) =>
                at === 0 ? (
                  <th key={columns[at]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={columns[at]} className="end number">
                    {typeof cell === "number" ? format(cell) : cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const dashes = { line: undefined, area: undefined, dashes: "5 4", dots: "1.5 4" };

function Legend({ entries }: { entries: readonly LegendEntry[] }) {
  return (
    <ul className="chart-legend">
      {entries.map(({ label, colour, mark }) => (
        <li key={label}>
          <svg width="18" height="10" aria-hidden="true">
            {mark === "area" ? (
              <rect
                width="18"
                height="10"
                rx="2"
                fill={colour}
                fillOpacity="0.22"
                stroke={colour}
                strokeOpacity="0.5"
              />
            ) : (
              <line x1="0" x2="18" y1="5" y2="5" stroke={colour} strokeWidth="2" strokeDasharray={dashes[mark]} />
            )}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
