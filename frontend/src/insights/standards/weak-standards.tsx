import { Link } from "@tanstack/react-router";
import { Card } from "../../ui/card";
import { formatNumber } from "../../ui/format";
import { TableExport } from "../../ui/table-export";
import { address } from "../address";
import { signed } from "../skills/levels";
import type { StandardGaps } from "./standards-query";
import { fromMiddle, movingWords } from "./steps";

const columns = ["Place", "Standard", "Group", "Judged", "Below", "Citing evidence", "Steps from the middle", "Trend", "Share of the role", "Weight"]; // biome-ignore format: one head of a table.

/** What to act on, the heaviest first; spots that weigh the same share their number. */
export function WeakStandards({ gaps: { weakSpots, cycle } }: { gaps: StandardGaps }) {
  const rows = weakSpots.map(({ place, unit, weight, spot }) => [
    place,
    spot.standard,
    unit,
    spot.judged,
    spot.below,
    spot.cited,
    fromMiddle(spot.mean, cycle.steps),
    spot.direction,
    spot.share / 100,
    weight,
  ]);
  return (
    <Card
      title="Weak spots to act on"
      note="steps missing × weight in the role"
      flush
      actions={<TableExport name="weak-standards" columns={columns} rows={rows} />}
    >
      {weakSpots.length === 0 ? (
        <p className="card-body small muted">Nobody is judged below the middle of the scale.</p>
      ) : (
        <ol className="rows weak-spots">
          {weakSpots.map(({ place, tied, unit, href, evidence, spot }) => (
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
                  {spot.standard} <span className="muted">· {unit}</span>
                </Link>
                <span className="task-detail">
                  {evidence}; counts {formatNumber(spot.share, { maximumFractionDigits: 0 })}% in the role
                </span>
              </span>
              <span className="small number">{signed(fromMiddle(spot.mean, cycle.steps))}</span>
              <span className="small muted weak-trend">{movingWords[spot.direction] ?? "–"}</span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
