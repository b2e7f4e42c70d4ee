import { Card } from "../../ui/card";
import { formatNumber } from "../../ui/format";
import { TableExport } from "../../ui/table-export";
import { neededFor, WeakList } from "../weak-list";
import type { Gaps } from "./gaps-query";

const columns = ["Place", "Skill", "Group", "Judged", "Below", "Gap", "Trend", "Share of company goals", "Weight"];

/** The skills furthest below what roles ask for. */
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
  return (
    <WeakList
      note="levels missing × weight in role × company goals"
      nothing="Nothing is below what roles ask for, as far as it was judged."
      rows={weakSpots.map(({ spot, goalShare, ...it }) => ({
        ...it,
        what: spot.skill.name,
        evidence: spot.evidence + neededFor(goalShare),
        gap: spot.gap,
        direction: spot.direction,
      }))}
      file={{ name: "weak-spots", columns, rows }}
    />
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
