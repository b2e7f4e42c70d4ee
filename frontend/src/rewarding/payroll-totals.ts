import { formatMoney } from "../ui/format";
import { allKinds, kindWords } from "./reward-words";

/** `{ EUR: { BONUS: "5550.00" } }` as lines: one for each currency and kind, never a sum over currencies. */
export function totalLines(totals: unknown): string[] {
  return Object.entries(record(totals)).flatMap(([currency, byKind]) => {
    const amounts = record(byKind);
    return allKinds
      .filter((kind) => kind in amounts)
      .map((kind) => `${kindWords[kind].many} ${formatMoney({ amount: String(amounts[kind]), currency })}`);
  });
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

interface Answered {
  lineCount: number;
  paidCount: number;
  refusedCount: number;
}

/** "12 taken over, 1 refused, 3 open": what payroll answered, line by line. */
export function payrollSays({ lineCount, paidCount, refusedCount }: Answered): string {
  const waiting = lineCount - paidCount - refusedCount;
  if (waiting === lineCount) return "Nothing yet";
  const parts = [`${paidCount} taken over`, refusedCount > 0 && `${refusedCount} refused`];
  return [...parts, waiting > 0 && `${waiting} open`].filter(Boolean).join(", ");
}
