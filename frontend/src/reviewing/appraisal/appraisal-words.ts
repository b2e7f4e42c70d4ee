import { formatDay, formatNumber } from "../../ui/format";
import type { AppraisedGoal } from "./appraisal-query";

export const stateWords = {
  SCHEDULED: "Planned",
  OPEN: "Voting",
  REVEALED: "Revealed",
  DECISIONS: "Deciding",
  PUBLISHED: "Published",
  CANCELLED: "Cancelled",
} as const;

export const groupWords = { MANAGERS: "Managers", EMPLOYEES: "Employees", EVERYBODY: "Everybody" } as const;

export type Figure = AppraisedGoal["figures"][number];

const one = (mean: number) => formatNumber(mean, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const several = (people: number) => (people === 1 ? "1 person" : `${formatNumber(people)} people`);

/** From so far apart on, managers and employees see it differently. */
const apart = 0.5;

/** What the votes on a goal say, in one sentence. */
export function findingOf(figures: readonly Figure[], smallest: number): string {
  const [first, second] = figures;
  if (!first) return `Fewer than ${smallest} gave a score, or all gave nearly the same: nothing is told.`;
  const said = ({ group, mean, people }: Figure) => `${groupWords[group]} give ${one(mean)} of 5 (${several(people)})`;
  if (!second) {
    const other = first.group === "MANAGERS" ? "employees" : first.group === "EMPLOYEES" ? "managers" : null;
    return other ? `${said(first)}; nothing can be told of ${other}.` : `${said(first)}, too few to tell them apart.`;
  }
  const difference = first.mean - second.mean;
  const verdict =
    Math.abs(difference) < apart
      ? "They agree."
      : `${groupWords[(difference > 0 ? first : second).group]} see it ${one(Math.abs(difference))} higher.`;
  return `${said(first)}, ${said(second).toLowerCase()}. ${verdict}`;
}

interface Life {
  state: keyof typeof stateWords;
  opensOn: string;
  closesOn: string;
  asked: number;
  voted: number | null;
}

/** Where an appraisal is, in one sentence. */
export function lifeOf({ state, opensOn, closesOn, asked, voted }: Life): string {
  const turnout = voted === null ? `${several(asked)} are asked` : `${formatNumber(voted)} of ${several(asked)} voted`;
  switch (state) {
    case "SCHEDULED":
      return `Opens on ${formatDay(opensOn)}, until ${formatDay(closesOn)}`;
    case "OPEN":
      return `${turnout}, until ${formatDay(closesOn)}`;
    case "CANCELLED":
      return "Called off; nothing of it is kept";
    default:
      return turnout;
  }
}
