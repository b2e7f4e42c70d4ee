/** Which rows of a preview the address shows; absent, the first class that has any. */
const rowClasses = ["new", "changed", "same", "waiting", "problem"] as const;

export type RowClass = (typeof rowClasses)[number];

export interface ImportSearch {
  show?: RowClass;
}

export function readImportSearch({ show }: Record<string, unknown>): ImportSearch {
  return { show: rowClasses.find((one) => one === show) };
}

export const graphClasses = {
  new: "NEW",
  changed: "CHANGED",
  same: "SAME",
  waiting: "WAITING",
  problem: "PROBLEM",
} as const;

export type Counts = Readonly<Record<RowClass | "total" | "missing" | "warnings", number>>;

/** What needs eyes comes first. */
export function firstClass(counts: Counts): RowClass {
  const order: RowClass[] = ["problem", "waiting", "new", "changed", "same"];
  return order.find((one) => counts[one] > 0) ?? "same";
}
