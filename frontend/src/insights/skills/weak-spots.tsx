import { Link } from "@tanstack/react-router";
import { Card } from "../../ui/card";
import { formatNumber, formatPercent } from "../../ui/format";
import { TableExport } from "../../ui/table-export";
import { address } from "../address";
import type { Gaps } from "./gaps-query";
import { signed, trendWords } from "./levels";

/** What to act on, the heaviest first; spots that weigh the same share their number. */
export function WeakSpots({ gaps: { weakSpots } }: { gaps: Gaps }) {
  const rows = weakSpots.map(({ place, unit, weight, goalShare, spot }) => [
    place,
    spot.skill.name,
    unit,
    spot.judged,
    spot.short,
    spot.gap,
    spot.direction,
    goalShare,
    weight,
  ]);
  const columns = ["Place", "Skill", "Group", "Judged", "Below", "Gap", "Trend", "Share of company goals", "Weight"];
  return (
    <Card
      title="Weak spots to act on"
      note="levels missing × weight in role × company goals"
      flush
      actions={<TableExport name="weak-spots" columns={columns} rows={rows} />}
    >
      {weakSpots.length === 0 ? (
        <p className="card-body small muted">Nothing is below what roles ask for, as far as it was judged.</p>
      ) : (
        <ol className="rows weak-spots">
          {weakSpots.map(({ place, tied, goalShare, unit, href, spot }) => (
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
                  {spot.skill.name} <span className="muted">· {unit}</span>
                </Link>
                <span className="task-detail">
                  {spot.evidence}
                  {goalShare > 0 && `; needed for ${formatPercent(goalShare)} of the company’s goals`}
                </span>
              </span>
              <span className="small number">{signed(spot.gap)}</span>
              <span className="small muted weak-trend">{trendWords[spot.direction] ?? "–"}</span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

/** What the goals need, beside how many have it. */
export function SupplyCard({ gaps: { supply, smallest } }: { gaps: Gaps }) {
  if (supply.length === 0) return null;
  const rows = supply.map(({ skill, goals, level, goalShare, judged, enough }) => [
    skill.name,
    goals,
    level,
    goalShare,
    judged,
    enough,
  ]);
  const columns = ["Skill", "Goals", "Highest level needed", "Share of company goals", "Judged", "At that level"];
  return (
    <Card
      title="What the goals need"
      note="goals under those of the company"
      flush
      actions={<TableExport name="skills-needed" columns={columns} rows={rows} />}
    >
      <ul className="rows">
        {supply.slice(0, 12).map(({ skill, goals, level, judged, enough }) => (
          <li key={skill.id}>
            <span className="grow">
              <span className="task-title small">{skill.name}</span>
              <span className="task-detail">
                {formatNumber(goals)} {goals === 1 ? "goal" : "goals"}, up to level {level}
              </span>
            </span>
            <span className="small">
              {judged === null || enough === null ? (
                <span className="muted">fewer than {smallest} judged</span>
              ) : (
                <>
                  <span className="strong number">{formatNumber(enough)}</span> of {formatNumber(judged)} at it
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
