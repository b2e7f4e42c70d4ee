import { useState } from "react";
import type { Sort } from "../ui/data-table";
import { useSteady } from "../ui/use-steady";

/** What a manager may order the people by; without a choice the server's order stands, most urgent first. */
export type Order = "person" | "goals" | "update" | "feedback" | "review";

interface Ordered {
  employee: { id: string; name: string };
  goals: readonly { progress: number | null }[];
  daysSinceUpdate: number | null;
  feedbackCount30d: number;
  reviewState: string;
}

/** How far the goals of a person are together, each counted alike; nothing while none has a number. */
export function meanProgress(goals: Ordered["goals"]): number | null {
  const known = goals.flatMap(({ progress }) => (progress === null ? [] : [Math.min(1, Math.max(0, progress))]));
  return known.length > 0 ? known.reduce((sum, share) => sum + share, 0) / known.length : null;
}

/** Those of whom nothing is known stand last in either direction. */
export function inOrder<Row extends Ordered>(rows: readonly Row[], sort: Sort<Order> | undefined): readonly Row[] {
  if (!sort) return rows;
  const sign = sort.direction === "ascending" ? 1 : -1;
  return rows.toSorted((one, other) => {
    const [a, b] = [valueBy(one, sort.by), valueBy(other, sort.by)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * (typeof a === "string" ? a.localeCompare(String(b)) : a - Number(b));
  });
}

function valueBy(row: Ordered, by: Order): string | number | null {
  const values = {
    person: row.employee.name,
    goals: meanProgress(row.goals),
    update: row.daysSinceUpdate,
    feedback: row.feedbackCount30d,
    review: row.reviewState,
  };
  return values[by];
}

/** The people in the order that was chosen; what others write moves nobody until that is asked for. */
export function useTeamOrder<Row extends Ordered>(rows: readonly Row[], quiet: boolean) {
  const [sort, setSort] = useState<Sort<Order>>();
  const choice = sort ? `${sort.by} ${sort.direction}` : "";
  const list = useSteady(inOrder(rows, sort), ({ employee }) => employee.id, quiet, choice);
  return { list, sort, setSort };
}
