import { dayNumber, formatDay, formatMoney, formatNumber, today } from "../../ui/format";

export const moods = [
  { value: "1", label: "Bad" },
  { value: "2", label: "Low" },
  { value: "3", label: "So-so" },
  { value: "4", label: "Good" },
  { value: "5", label: "Great" },
] as const;

export type MoodChoice = (typeof moods)[number]["value"];

export const rhythms = [
  { value: "WEEKLY", label: "Every week" },
  { value: "FORTNIGHTLY", label: "Every other week" },
  { value: "MONTHLY", label: "Every month" },
] as const;

export type Rhythm = (typeof rhythms)[number]["value"];

export const sureness = [
  { value: "HIGH", label: "Confident" },
  { value: "MEDIUM", label: "Some doubt" },
  { value: "LOW", label: "Unlikely" },
] as const;

export type Sureness = (typeof sureness)[number]["value"];

export interface Turn {
  state: "UPCOMING" | "DUE" | "GRACE" | "MISSED";
  dueOn: string;
  missed: number;
}

/** How it stands with the next check-in: "due today", "2 days late", "3 missed". */
export function turnWords({ state, dueOn, missed }: Turn, now = today()): string {
  if (state === "MISSED") return missed > 1 ? `${missed} missed` : `missed, was due ${formatDay(dueOn)}`;
  const left = dayNumber(dueOn) - dayNumber(now);
  if (left < 0) return left === -1 ? "1 day late" : `${-left} days late`;
  if (left === 0) return "due today";
  return left === 1 ? "due tomorrow" : `due ${formatDay(dueOn, { weekday: left < 7 })}`;
}

/** The same as a sentence: "The next one is due on Friday.", "3 were missed in a row." */
export function turnSentence(turn: Turn, mine: boolean, now = today()): string {
  const { state, missed, dueOn } = turn;
  if (state !== "MISSED") return `${mine ? "Yours" : "The next one"} is ${turnWords(turn, now)}.`;
  return missed > 1 ? `${missed} were missed in a row.` : `The one due ${formatDay(dueOn)} was missed.`;
}

interface Measured {
  measure: string;
  unit: string;
  currency: string;
}

/** What stands behind a number while it is typed. */
export function unitOf({ measure, unit, currency }: Measured): string | undefined {
  return measure === "PERCENT" ? "%" : measure === "MONEY" ? currency : unit || undefined;
}

/** A number with what it counts: 74%, €3.10, Yes, 52 articles. */
export function written({ measure, unit, currency }: Measured, value: string): string {
  if (measure === "PERCENT") return `${formatNumber(value, { maximumFractionDigits: 2 })}%`;
  if (measure === "MONEY") return formatMoney({ amount: value, currency });
  if (measure === "YES_NO") return Number(value) >= 1 ? "Yes" : "No";
  return [formatNumber(value, { maximumFractionDigits: 6 }), unit].filter(Boolean).join(" ");
}
