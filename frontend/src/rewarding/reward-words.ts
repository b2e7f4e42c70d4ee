import { Banknote, ChevronsUp, Crown, HeartHandshake, type LucideIcon, TreePalm, TrendingUp } from "lucide-react";
import { graphql, type ResultOf } from "../graphql/graphql";
import { formatDay, formatMoney, formatNumber, formatPercent } from "../ui/format";

export const rewardTerms = graphql(`
  fragment RewardTerms on Reward {
    kind
    amount { amount currency }
    oldPay { amount currency }
    newPay { amount currency }
    cost { amount currency }
    percent
    days
    newTitle
    newLevel
    project
    public
    effectiveOn
    endsOn
  }
`);

export type RewardTerms = ResultOf<typeof rewardTerms>;
export type Kind = RewardTerms["kind"];
export type State = "PROPOSED" | "COMMITTED" | "COMMUNICATED" | "EXECUTED" | "REVERSED" | "REJECTED" | "WITHDRAWN";

interface KindWords {
  /** "Bonus" */
  one: string;
  /** "Bonuses" */
  many: string;
  /** One sentence for somebody who chooses. */
  note: string;
  icon: LucideIcon;
}

export const kindWords: Record<Kind, KindWords> = {
  BONUS: { one: "Bonus", many: "Bonuses", note: "Money, once", icon: Banknote },
  RAISE: { one: "Raise", many: "Raises", note: "More pay from a day on", icon: TrendingUp },
  PROMOTION: { one: "Promotion", many: "Promotions", note: "A new title or level", icon: ChevronsUp },
  VACATION: { one: "Extra leave", many: "Extra leave", note: "Days off, to be taken by a day", icon: TreePalm },
  PROJECT_LEAD: { one: "Project lead", many: "Project leads", note: "The lead of a project for a time", icon: Crown },
  RECOGNITION: { one: "Recognition", many: "Recognition", note: "Words of thanks", icon: HeartHandshake },
};

export const allKinds = Object.keys(kindWords) as Kind[];

/** Words of thanks take nothing from any budget. */
export const budgetedKinds = allKinds.filter((kind) => kind !== "RECOGNITION");

/** Decline is the verb on the button, so the state says the same word. */
export const stateWords: Record<State, string> = {
  PROPOSED: "Proposed",
  COMMITTED: "Approved",
  COMMUNICATED: "Told",
  EXECUTED: "In effect",
  REVERSED: "Undone",
  REJECTED: "Declined",
  WITHDRAWN: "Withdrawn",
};

/** "Bonus €700": what somebody gets, in the fewest words. */
export function headline({ kind, amount, percent, cost, days, newTitle, project, ...more }: RewardTerms): string {
  if (kind === "BONUS") return amount ? `Bonus ${formatMoney(amount)}` : "Bonus";
  if (kind === "RAISE") return percent ? `Raise ${increase(percent)}` : `Raise ${cost ? formatMoney(cost) : ""} a year`;
  if (kind === "PROMOTION") return `Promotion to ${newTitle}`;
  if (kind === "VACATION") return `${formatNumber(days ?? 0)} ${Number(days) <= 1 ? "day" : "days"} of extra leave`;
  if (kind === "RECOGNITION") return more.public ? "Public recognition" : "Recognition in private";
  return `Lead of ${project}`;
}

/** What stands under the headline: from when, until when, from what to what. */
export function finePrint(terms: RewardTerms): string {
  const { kind, newLevel, percent, cost, effectiveOn, endsOn } = terms;
  const from = `from ${formatDay(effectiveOn)}`;
  if (kind === "BONUS") return `once, on ${formatDay(effectiveOn)}`;
  if (kind === "RAISE") return [payChange(terms), from].filter(Boolean).join(", ");
  if (kind === "RECOGNITION") return from;
  if (kind === "VACATION") return endsOn ? `to be taken by ${formatDay(endsOn)}` : from;
  if (kind === "PROJECT_LEAD") return endsOn ? `${formatDay(effectiveOn)} to ${formatDay(endsOn)}` : from;
  const more = percent ? increase(percent) : cost && Number(cost.amount) > 0 && `${formatMoney(cost)} a year more`;
  return [newLevel !== null && `level ${newLevel}`, more, from].filter(Boolean).join(", ");
}

export function increase(percent: string): string {
  return `+${formatPercent(Number(percent) / 100, 1)}`;
}

/** "€55,000 → €56,900", for who may see it. */
export function payChange({ oldPay, newPay }: Pick<RewardTerms, "oldPay" | "newPay">): string {
  return oldPay && newPay ? `${formatMoney(oldPay)} → ${formatMoney(newPay)}` : "";
}

/** A figure of a budget: money with its currency, days, places. */
export function budgetFigure(value: string | number, budget: { currency: string | null; unit: string }): string {
  if (budget.currency) return formatMoney({ amount: value, currency: budget.currency });
  const number = Number(value);
  const unit = Math.abs(number) === 1 ? budget.unit.replace(/s$/, "") : budget.unit;
  return `${formatNumber(number)} ${unit}`;
}
