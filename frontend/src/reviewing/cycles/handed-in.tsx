import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import { useId } from "react";
import { Card } from "../../ui/card";
import { ChartFrame } from "../../ui/chart/chart-frame";
import { useWidth } from "../../ui/chart/use-width";
import { dayNumber, formatDay, formatPercent } from "../../ui/format";
import type { Cycle } from "./cycle-query";
import { findingOf, type HandedIn, rangeWords, share, whose } from "./handed-in-words";

const height = 230;
const edge = { top: 14, bottom: 26, start: 44, end: 74 };
const colours: Partial<Record<HandedIn["direction"], string>> = {
  SELF: "var(--series-3)",
  MANAGER: "var(--series-1)",
};
const quarters = [0, 0.25, 0.5, 0.75, 1];

/** While forms are written: how they come in over the days, and where that leads by their last day. */
export function HandedInCard({ cycle: { handedIn: all, state } }: { cycle: Cycle }) {
  if (all.length === 0 || (state !== "COLLECTING" && state !== "MANAGER_REVIEW")) return null;
  const columns = ["Day", ...all.map(({ direction }) => whose[direction] ?? "")];
  const longest = Math.max(...all.map(({ days }) => days.length));
  const days = all.find((one) => one.days.length === longest)?.days ?? [];
  const rows = days.map(({ on }, at) => [
    formatDay(on),
    ...all.map((one) => {
      const { done } = one.days[Math.min(at, one.days.length - 1)] ?? { done: 0 };
      return `${done} of ${one.total}, ${formatPercent(share(done, one.total))}`;
    }),
  ]);
  const likely = all.map((one) => (one.low === null ? "" : `${rangeWords(one)} by ${formatDay(one.dueOn)}`));
  const legend = [
    ...all.map(({ direction }) => ({
      label: direction === "SELF" ? "Self reviews" : "Managers’ reviews",
      colour: colours[direction] ?? "",
      mark: "line" as const,
    })),
    { label: "8 in 10 outcomes", colour: "var(--series-1)", mark: "area" as const },
  ];
  return (
    <Card>
      <ChartFrame
        title="Handed in"
        level={2}
        finding={findingOf(all)}
        table={{ columns, rows: likely.some(Boolean) ? [...rows, ["Likely", ...likely]] : rows }}
        legend={likely.some(Boolean) ? legend : legend.slice(0, -1)}
      >
        <Drawing all={all} />
      </ChartFrame>
    </Card>
  );
}

function Drawing({ all }: { all: readonly HandedIn[] }) {
  const [box, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const first = Math.min(...all.map(({ days }) => dayNumber(days[0]?.on ?? "")));
  const ends = all.flatMap(({ days, dueOn }) => [dayNumber(days.at(-1)?.on ?? dueOn), dayNumber(dueOn)]);
  const x = scaleLinear(
    [first, Math.max(first + 1, ...ends)],
    [edge.start, Math.max(edge.start + 40, width - edge.end)],
  );
  const y = scaleLinear([0, 1], [height - edge.bottom, edge.top]);
  const start = all[0]?.days[0]?.on ?? "";
  return (
    <div ref={box}>
      <svg className="chart-drawing" width={width} height={height} role="img" aria-labelledby={`${id}-t ${id}-d`}>
        <title id={`${id}-t`}>Handed in</title>
        <desc id={`${id}-d`}>{findingOf(all)}</desc>
        {quarters.map((one) => (
          <g key={one}>
            <line x1={edge.start} x2={width - edge.end} y1={y(one)} y2={y(one)} stroke="var(--line)" />
            <text x={edge.start - 8} y={y(one) + 4} textAnchor="end">
              {formatPercent(one)}
            </text>
          </g>
        ))}
        <text x={edge.start} y={height - 6}>
          {formatDay(start)}
        </text>
        {all.map((one) => (
          <Series key={one.direction} {...{ one, x, y }} above={isAbove(one, all)} />
        ))}
        {daysBelow(all, x).map(({ on, at }) => (
          <text key={on} x={at} y={height - 6} textAnchor="middle">
            {formatDay(on)}
          </text>
        ))}
      </svg>
    </div>
  );
}

/** The last days under the drawing, but for those that would touch the first day or the next one. */
function daysBelow(all: readonly HandedIn[], x: (day: number) => number): { on: string; at: number }[] {
  const days = [...new Set(all.map(({ dueOn }) => dueOn))].sort().map((on) => ({ on, at: x(dayNumber(on)) }));
  return days.filter(({ at }, place) => at > edge.start + 70 && (days[place + 1]?.at ?? at + 60) - at >= 56);
}

/** Of two lines that end close to each other, the higher one has its label above. */
function isAbove(one: HandedIn, all: readonly HandedIn[]): boolean {
  return all.every((other) => share(other.done, other.total) <= share(one.done, one.total));
}

interface SeriesProps {
  one: HandedIn;
  x: (day: number) => number;
  y: (share: number) => number;
  above: boolean;
}

function Series({ one, x, y, above }: SeriesProps) {
  const colour = colours[one.direction];
  const path = line<HandedIn["days"][number]>(
    ({ on }) => x(dayNumber(on)),
    ({ done }) => y(share(done, one.total)),
  );
  const last = one.days.at(-1);
  if (!last) return null;
  const [endX, endY, due] = [x(dayNumber(last.on)), y(share(last.done, one.total)), x(dayNumber(one.dueOn))];
  const band =
    one.low !== null && one.high !== null && due > endX
      ? area<{ at: number; low: number; high: number }>(
          ({ at }) => at,
          ({ low }) => low,
          ({ high }) => high,
        )([
          { at: endX, low: endY, high: endY },
          { at: due, low: y(share(one.low, one.total)), high: y(share(one.high, one.total)) },
        ])
      : null;
  return (
    <g>
      {band && <path d={band} fill={colour} opacity={0.2} />}
      <path d={path(one.days) ?? ""} fill="none" stroke={colour} strokeWidth={2.25} />
      <circle cx={endX} cy={endY} r={4} fill={colour} />
      <line x1={due} x2={due} y1={edge.top} y2={height - edge.bottom} stroke={colour} strokeDasharray="2 4" />
      <text className="label-strong label-halo" x={endX - 8} y={endY + (above ? -8 : 18)} textAnchor="end">
        {whose[one.direction]} {formatPercent(share(one.done, one.total))}
      </text>
      {band && one.high !== null && (
        <text x={due + 6} y={y(share(one.high, one.total)) + (above ? -2 : 12)}>
          {rangeWords(one)}
        </text>
      )}
    </g>
  );
}
