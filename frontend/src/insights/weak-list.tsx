import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Card } from "../ui/card";
import type { CsvCell } from "../ui/csv";
import { formatPercent } from "../ui/format";
import { TableExport } from "../ui/table-export";
import { address } from "./address";
import { signed } from "./skills/levels";

const moves: Record<string, string> = {
  closing: "Closing",
  growing: "Growing",
  rising: "Rising",
  falling: "Falling",
  unchanged: "No change",
};

export interface WeakRow {
  place: number;
  tied: boolean;
  href: string;
  what: string;
  unit: string;
  evidence: string;
  gap: number;
  direction: string;
}

interface WeakListProps {
  /** By what they weigh. */
  note: ReactNode;
  /** What is said where nothing is weak. */
  nothing: string;
  rows: readonly WeakRow[];
  file: { name: string; columns: readonly string[]; rows: readonly (readonly CsvCell[])[] };
}

/** What to act on, the heaviest first; spots that weigh the same share their number. */
export function WeakList({ note, nothing, rows, file }: WeakListProps) {
  return (
    <Card title="Weak spots to act on" note={note} flush actions={<TableExport {...file} />}>
      {rows.length === 0 ? (
        <p className="card-body small muted">{nothing}</p>
      ) : (
        <ol className="rows weak-spots">
          {rows.map(({ place, tied, href, what, unit, evidence, gap, direction }) => (
            <li key={href}>
              <span className="number strong muted">
                {place}
                {tied && (
                  <>
                    <span aria-hidden="true">=</span>
                    <span className="visually-hidden"> (weighs the same as another)</span>
                  </>
                )}
              </span>
              <span className="grow">
                <Link {...address(href)} className="task-title small" resetScroll={false}>
                  {what} <span className="muted">· {unit}</span>
                </Link>
                <span className="task-detail">{evidence}</span>
              </span>
              <span className="small number">{signed(gap)}</span>
              <span className="small muted weak-trend">{moves[direction] ?? "–"}</span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

/** For how much of the company's goals something is needed, as the end of a line. */
export function neededFor(share: number): string {
  return share > 0 ? `; needed for ${formatPercent(share)} of the company’s goals` : "";
}
