import { dayNumber, formatDay, today } from "../ui/format";

/** A line from the start of a goal to its due day, in shares of its way. */
export type LinePoints = readonly { on: string; expected: number }[];

export interface ExpectedLine {
  points: LinePoints;
  daysAway: number | null;
  joinedOn: string | null;
}

/** How much of the way could be expected by a day. */
export function expectedBy(points: LinePoints, on = today()): number {
  const at = dayNumber(on);
  const next = points.find((point) => dayNumber(point.on) > at);
  const before = points.findLast((point) => dayNumber(point.on) <= at);
  if (!before || !next) return (before ?? points[0])?.expected ?? 0;
  const share = (at - dayNumber(before.on)) / (dayNumber(next.on) - dayNumber(before.on));
  return before.expected + (next.expected - before.expected) * share;
}

/** Whether it goes straight to the target. */
export function isEven(line: ExpectedLine | null): boolean {
  return line === null || (line.points.length === 2 && line.points[1]?.expected === 1);
}

/** What it leaves out, for those who may know: "The expected line leaves out 12 days away." */
export function lessTime(line: ExpectedLine | null): string {
  const { daysAway, joinedOn } = line ?? { daysAway: null, joinedOn: null };
  const left = [
    daysAway && (daysAway === 1 ? "1 day away" : `${daysAway} days away`),
    joinedOn && `the time before ${formatDay(joinedOn)}`,
  ].filter(Boolean);
  return left.length > 0 ? `The expected line leaves out ${left.join(" and ")}.` : "";
}
