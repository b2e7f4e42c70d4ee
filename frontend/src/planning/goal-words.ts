import { dayNumber, formatDay, formatMoney, formatNumber, today } from "../ui/format";

export interface Measured {
  measure: "NUMBER" | "PERCENT" | "MONEY" | "YES_NO" | "STEPS";
  unit: string;
  currency: string;
  steps?: readonly string[];
}

/** A value of a key result in its own notation: 74%, €3.10, Yes, 52 articles. */
export function formatValue({ measure, unit, currency, steps }: Measured, value: number | string): string {
  const number = Number(value);
  if (measure === "PERCENT") return `${formatNumber(number, { maximumFractionDigits: 2 })}%`;
  if (measure === "MONEY") return formatMoney({ amount: number, currency });
  if (measure === "YES_NO") return number >= 1 ? "Yes" : "No";
  if (measure === "STEPS") return steps ? `${number} of ${steps.length} steps` : `${number} steps`;
  return [formatNumber(number, { maximumFractionDigits: 6 }), unit].filter(Boolean).join(" ");
}

function days(count: number): string {
  return count === 1 ? "1 day" : `${formatNumber(count)} days`;
}

/** How far away the due date is, in words; nothing for goals that are over. */
export function dueWords(dueOn: string, state: string, now = today()): string {
  if (state === "CLOSED" || state === "ARCHIVED") return "";
  const left = dayNumber(dueOn) - dayNumber(now);
  if (left < 0) return `${days(-left)} late`;
  if (left === 0) return "due today";
  if (left === 1) return "due tomorrow";
  return left <= 60 ? `in ${days(left)}` : "";
}

export function isLate(dueOn: string, state: string, now = today()): boolean {
  return state !== "CLOSED" && state !== "ARCHIVED" && dayNumber(dueOn) < dayNumber(now);
}

/** When the last number came: "today", "3 days ago", a date beyond a month. */
export function updatedWords(lastUpdateOn: string | null, now = today()): string {
  if (!lastUpdateOn) return "no number yet";
  const ago = dayNumber(now) - dayNumber(lastUpdateOn);
  if (ago <= 0) return "today";
  if (ago === 1) return "yesterday";
  return ago <= 30 ? `${days(ago)} ago` : formatDay(lastUpdateOn);
}

export const levelWords = {
  COMPANY: "Company",
  DEPARTMENT: "Department",
  TEAM: "Team",
  INDIVIDUAL: "Personal",
} as const;

export const confidences = [
  { value: "HIGH", label: "Confident" },
  { value: "MEDIUM", label: "Some doubt" },
  { value: "LOW", label: "Unlikely" },
] as const;

export type Confidence = (typeof confidences)[number]["value"];

export function confidenceWords(confidence: string | null): string {
  return confidences.find(({ value }) => value === confidence)?.label ?? "";
}

export const realisms = [
  { value: "TOO_EASY", label: "Too easy" },
  { value: "REALISTIC", label: "Realistic" },
  { value: "TOO_HARD", label: "Too hard" },
  { value: "CANNOT_TELL", label: "Cannot tell" },
] as const;

export type Realism = (typeof realisms)[number]["value"];

/** What the owner said about how realistic a goal was, as a sentence. */
export function realismSentence(realism: Realism): string {
  if (realism === "CANNOT_TELL") return "Its owner cannot tell whether it was realistic.";
  return `Its owner found it ${realisms.find(({ value }) => value === realism)?.label.toLowerCase()}.`;
}

export const visibilityWords = {
  PRIVATE: "Private",
  SHARED: "Shared",
  PUBLIC: "Public",
} as const;

/** Where a key result is at this share of its way, in its own unit. */
export function valueAt({ baseline, target }: { baseline: string; target: string }, share: number): number {
  return Number(baseline) + (Number(target) - Number(baseline)) * share;
}
