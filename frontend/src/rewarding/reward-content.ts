import type { FormErrors } from "../ui/form";
import { partsOfDay } from "../ui/format";
import type { Kind } from "./reward-words";

export interface Reference {
  kind: "GOAL" | "REVIEW" | "FEEDBACK";
  id: string;
}

/** What stands in the form; decimals as text, days as `YYYY-MM-DD`, "" for nothing. */
export interface RewardContent {
  person: { id: string; name: string; title?: string | null } | null;
  kind: Kind;
  periodId: string;
  effectiveOn: string;
  endsOn: string;
  /** A bonus, or the yearly increase where the pay may not be seen. */
  amount: string;
  newPay: string;
  currency: string;
  days: number | null;
  newTitle: string;
  newLevel: number | null;
  newRoleProfileId: string;
  /** The open role that a promotion fills. */
  vacancyId?: string;
  project: string;
  /** The wish this project takes up. */
  wishId?: string | null;
  /** Whether everybody reads the words of recognition. */
  public?: boolean;
  /** The nomination this takes up. */
  nominationId?: string | null;
  reason: string;
  references: Reference[];
}

export const leastReason = 20;
export const mostReferences = 20;

export function emptyReward(kind: Kind, today: string): RewardContent {
  return {
    person: null,
    kind,
    periodId: "",
    effectiveOn: firstOfNextMonth(today),
    endsOn: "",
    amount: "",
    newPay: "",
    currency: "",
    days: null,
    newTitle: "",
    newLevel: null,
    newRoleProfileId: "",
    project: "",
    reason: "",
    references: [],
  };
}

/** Pay and days usually change with a month. */
export function firstOfNextMonth(day: string): string {
  const { year, month } = partsOfDay(day);
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  return `${next.year}-${String(next.month).padStart(2, "0")}-01`;
}

/** The input of this kind: what was typed for another kind stays in the form and is not sent. */
export function rewardInput(content: RewardContent, { currency, paySeen }: { currency: string; paySeen: boolean }) {
  const { kind, reason, references, effectiveOn, periodId } = content;
  const money = (amount: string) => (amount === "" ? null : { amount, currency });
  const pay = paySeen ? { newPay: money(content.newPay) } : { amount: money(content.amount) };
  const days = content.days === null ? null : String(content.days);
  const endsOn = content.endsOn || null;
  const terms = {
    BONUS: { amount: money(content.amount) },
    RAISE: pay,
    PROMOTION: {
      ...pay,
      newTitle: content.newTitle.trim() || null,
      newLevel: content.newLevel,
      newRoleProfileId: content.newRoleProfileId || null,
      vacancyId: content.vacancyId || null,
    },
    VACATION: { days, endsOn },
    PROJECT_LEAD: { project: content.project.trim() || null, wishId: content.wishId ?? null, endsOn },
    RECOGNITION: { public: content.public ?? true },
  }[kind];
  return {
    kind,
    nominationId: content.nominationId ?? null,
    periodId,
    effectiveOn,
    reason: reason.trim() || null,
    references,
    ...terms,
  };
}

/** What has to be there before anything can be sent; everything else the server says, all at once. */
export function problemsBefore({ person, periodId, effectiveOn }: RewardContent): FormErrors {
  return {
    ...(person ? {} : { employeeId: ["Choose who it is for."] }),
    ...(periodId ? {} : { periodId: ["Choose the period it is for."] }),
    ...(effectiveOn ? {} : { effectiveOn: ["Choose the day it takes effect."] }),
  };
}

/** Refusals at the fields that show them: those of `amount.currency` beside the amount, those of any reference at the list. */
export function errorsInPlace(errors: FormErrors): FormErrors {
  const placed: Record<string, string[]> = {};
  for (const [path, messages] of Object.entries(errors)) {
    const field = path.split(".")[0] ?? "";
    placed[field] = [...new Set([...(placed[field] ?? []), ...messages])];
  }
  return placed;
}

/** What it takes from its budget: money (a raise: the difference a year), days, or one place. */
export function costOf(content: RewardContent, oldPay: string | null): number | null {
  const { kind, amount, newPay, days } = content;
  if (kind === "RECOGNITION") return null;
  if (kind === "PROJECT_LEAD") return 1;
  if (kind === "VACATION") return days;
  if (kind === "BONUS" || oldPay === null) return amount === "" ? null : Number(amount);
  return newPay === "" ? null : Number(newPay) - Number(oldPay);
}

interface Unit {
  id: string;
  parent: { id: string } | null;
}

/** The budget of the nearest unit above a person that has one, as the server will choose it. */
export function nearestBudget<Budget extends { department: { id: string } | null }>(
  department: string | null,
  units: readonly Unit[],
  budgets: readonly Budget[],
): Budget | null {
  let at = department;
  const seen = new Set<string>();
  while (at !== null && !seen.has(at)) {
    const here = at;
    seen.add(here);
    const found = budgets.find((budget) => budget.department?.id === here);
    if (found) return found;
    at = units.find(({ id }) => id === here)?.parent?.id ?? null;
  }
  return budgets.find((budget) => budget.department === null) ?? null;
}
