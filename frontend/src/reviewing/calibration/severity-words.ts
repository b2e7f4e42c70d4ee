import { formatNumber } from "../../ui/format";

export interface Severity {
  state: "TOLD" | "NOT_LINKED" | "TOO_FEW" | "NEEDS_NUMBERS";
  shared: number;
  others: number;
  difference: number | null;
  low: number | null;
  high: number | null;
}

const one = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

/** What can be said of how severe somebody rates, in one sentence. */
export function severityWords({ state, shared, others, difference, low, high }: Severity): string {
  if (state === "NEEDS_NUMBERS") return "This server cannot compute it: install it as headway[numbers].";
  if (state === "NOT_LINKED") return "Cannot tell: nobody else rated the same people.";
  if (state === "TOO_FEW" || difference === null || low === null || high === null) {
    return `Cannot tell: others rated only ${shared} of their people, too.`;
  }
  const between = `${formatNumber(low, one)} to ${formatNumber(high, one)}`;
  if (low <= 0 && high >= 0) return `No difference that could not be chance (${between} steps).`;
  const side = difference > 0 ? "higher" : "lower";
  const who = others === 1 ? "another rater" : `${others} other raters`;
  return `Rates ${formatNumber(Math.abs(difference), one)} steps ${side} than ${who} of the same people (${between}).`;
}
