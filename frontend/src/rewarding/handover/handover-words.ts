import { graphql, type ResultOf } from "../../graphql/graphql";
import { formatDay, formatMoney, formatNumber } from "../../ui/format";
import { allKinds, kindWords } from "../reward-words";

export type Channel = "PAYROLL" | "LEAVE" | "ASSIGNMENTS";
export type LineStatus = "SENT" | "TAKEN" | "REFUSED";

interface ChannelWords {
  /** In the address. */
  place: "payroll" | "leave" | "assignments";
  /** "Payroll" */
  name: string;
  /** What its files hold. */
  holds: string;
}

export const channelWords: Record<Channel, ChannelWords> = {
  PAYROLL: { place: "payroll", name: "Payroll", holds: "Bonuses, raises and promotions with their pay" },
  LEAVE: { place: "leave", name: "Leave", holds: "Extra days of leave, for the system that keeps the balances" },
  ASSIGNMENTS: { place: "assignments", name: "Roles and projects", holds: "Changes of role and leads of projects" },
};

export const channels = Object.keys(channelWords) as Channel[];

export const statusWords: Record<LineStatus, string> = {
  SENT: "No answer yet",
  TAKEN: "Taken over",
  REFUSED: "Refused",
};

/** `?channel=leave`; without it, or with another, payroll. */
export function readChannel(given: unknown): Channel {
  return channels.find((channel) => channelWords[channel].place === given) ?? "PAYROLL";
}

/** `{ EUR: { BONUS: "5550.00" } }` as lines: one for each unit and kind, never a sum over currencies. */
export function totalLines(totals: unknown): string[] {
  return Object.entries(record(totals)).flatMap(([unit, byKind]) => {
    const figures = record(byKind);
    return allKinds
      .filter((kind) => kind in figures)
      .map((kind) => `${kindWords[kind].many} ${figureInWords(unit, String(figures[kind]))}`);
  });
}

function figureInWords(unit: string, figure: string): string {
  if (unit === "count") return formatNumber(figure);
  return unit === "days" ? daysInWords(figure) : formatMoney({ amount: figure, currency: unit });
}

function daysInWords(days: string): string {
  return `${formatNumber(days)} ${Number(days) === 1 ? "day" : "days"}`;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

interface Answered {
  lineCount: number;
  takenCount: number;
  refusedCount: number;
}

/** "12 taken over, 1 refused, 3 open": what the other system answered, line by line. */
export function answeredInWords({ lineCount, takenCount, refusedCount }: Answered): string {
  const waiting = lineCount - takenCount - refusedCount;
  if (waiting === lineCount) return "Nothing yet";
  const parts = [`${takenCount} taken over`, refusedCount > 0 && `${refusedCount} refused`];
  return [...parts, waiting > 0 && `${waiting} open`].filter(Boolean).join(", ");
}

export const lineParts = graphql(`
  fragment LineParts on HandoverLine @_unmask {
    employeeNumber
    employeeName
    kind
    effectiveOn
    oldPay { amount currency }
    newPay { amount currency }
    amount { amount currency }
    days
    expiresOn
    oldTitle
    newTitle
    project
    endsOn
  }
`);

/** What a line hands over, in the fewest words; its columns are those of its channel. */
export function whatOf(line: ResultOf<typeof lineParts>): string {
  const until = line.expiresOn ?? line.endsOn;
  const end = until ? ` until ${formatDay(until)}` : "";
  if (line.days) return daysInWords(line.days) + end;
  if (line.project) return line.project + end;
  if (line.newPay) return [line.oldPay, line.newPay].map((pay) => (pay ? formatMoney(pay) : "")).join(" → ");
  if (line.amount) return formatMoney(line.amount);
  return [line.oldTitle, line.newTitle].filter(Boolean).join(" → ");
}
