import { formatNumber, formatPercent } from "../../ui/format";
import { WeakList } from "../weak-list";
import type { StandardGaps } from "./standards-query";
import { fromMiddle } from "./steps";

const columns = ["Place", "Standard", "Group", "Judged", "Below", "Citing evidence", "Steps from the middle", "Trend", "Share of the role", "Company goals carried", "Weight"]; // biome-ignore format: one head of a table.

/** The standards judged lowest. */
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
    spot.goals,
    weight,
  ]);
  return (
    <WeakList
      note="steps missing × weight in role × company goals"
      nothing="Nobody is judged below the middle of the scale."
      rows={weakSpots.map(({ spot, ...it }) => ({
        ...it,
        what: spot.standard,
        evidence: `${it.evidence}; counts ${formatNumber(spot.share, { maximumFractionDigits: 0 })}% in the role${carrying(spot.goals)}`,
        gap: fromMiddle(spot.mean, cycle.steps),
        direction: spot.direction,
      }))}
      file={{ name: "weak-standards", columns, rows }}
    />
  );
}

function carrying(goals: number): string {
  return goals > 0 ? `, and its people carry ${formatPercent(goals)} of the company’s goals` : "";
}
