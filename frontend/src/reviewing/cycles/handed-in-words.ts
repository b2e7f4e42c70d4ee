import { formatDay, formatPercent } from "../../ui/format";
import type { Cycle } from "./cycle-query";

export type HandedIn = Cycle["handedIn"][number];

export const whose: Partial<Record<HandedIn["direction"], string>> = { SELF: "Self", MANAGER: "Manager" };

const called: Partial<Record<HandedIn["direction"], string>> = { SELF: "self reviews", MANAGER: "managers’ reviews" };

export function share(done: number, total: number): number {
  return total > 0 ? done / total : 0;
}

/** From where to where it is likely to come: "91–97%", or "97%". */
export function rangeWords({ low, high, total }: HandedIn): string {
  if (low === null || high === null) return "";
  const [from, to] = [formatPercent(share(low, total)), formatPercent(share(high, total))];
  return from === to ? to : `${from.replace("%", "")}–${to}`;
}

/** The one sentence above the drawing. */
export function findingOf(all: readonly HandedIn[]): string {
  const now = all.map((one) => `${formatPercent(share(one.done, one.total))} of ${called[one.direction]}`);
  const ahead = all
    .filter(({ low }) => low !== null)
    .map((one) => `${called[one.direction]} reach ${rangeWords(one)} by ${formatDay(one.dueOn)}`);
  const first = `${now.join(" and ")} are in.`;
  return ahead.length > 0 ? `${first} If it goes on like this, ${ahead.join(", and ")}.` : first;
}
