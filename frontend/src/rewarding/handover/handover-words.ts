import { formatDay, formatMoney, formatNumber } from "../../ui/format";
import { allKinds, type Kind, kindWords } from "../reward-words";

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

/** What a line says, for people; its columns are those of its channel. */
export interface LineWords {
  who: string;
  number: string;
  kind: string;
  what: string;
  from: string;
  reason: string;
}

export function lineWords(content: unknown): LineWords {
  const said = record(content);
  const text = (name: string) => String(said[name] ?? "");
  const kind = kindWords[text("kind") as Kind]?.one ?? text("kind");
  return {
    who: text("employee"),
    number: text("employee_number"),
    kind,
    what: whatOf(text),
    from: text("effective_on"),
    reason: text("reason"),
  };
}

function whatOf(text: (name: string) => string): string {
  const money = (name: string) => formatMoney({ amount: text(name), currency: text("currency") });
  const until = text("expires_on") || text("ends_on");
  const end = until && ` until ${formatDay(until)}`;
  if (text("days")) return daysInWords(text("days")) + end;
  if (text("project")) return text("project") + end;
  if (text("new_pay")) return `${money("old_pay")} → ${money("new_pay")}`;
  if (text("amount")) return money("amount");
  return [text("old_title"), text("new_title")].filter(Boolean).join(" → ");
}
