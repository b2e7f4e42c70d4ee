import type { Cycle } from "./cycle-query";

export type Problem = Cycle["problems"][number];
export type ProblemCode = Problem["code"];

/** What was found about so many people. */
export const problemWords: Record<ProblemCode, (count: number) => string> = {
  LEFT: (count) => `${people(count)} left and will take no part`,
  ON_LEAVE: (count) => `${people(count)} on leave: the self review is skipped`,
  NO_MANAGER: (count) => `${people(count)} without a manager: name who writes, or HR does`,
  MANAGER_LEFT: (count) => `${people(count)} whose manager has left`,
  LOOP: (count) => `${people(count)} whose managers lead back to themselves`,
  OVERLOADED: (count) => `${people(count)} with more forms to write than the cycle allows`,
  NO_ROLE_PROFILE: (count) => `${people(count)} without a role profile`,
  NO_GOALS: (count) => `${people(count)} without an agreed goal in the period`,
  NO_REVIEWER: (count) => `${people(count)} with nobody to write the review`,
  REVIEWER_LEFT: (count) => `${people(count)} whose reviewer has left: let somebody else write`,
  MANAGER_CHANGED: (count) => `${people(count)} with a new manager: both write, each about their days`,
  JOINED: (count) => `${people(count)} joined after the launch and take no part yet`,
};

/** Those that are settled by naming who writes. */
export const settledByNaming: readonly ProblemCode[] = ["NO_MANAGER", "MANAGER_LEFT", "LOOP"];

export function people(count: number): string {
  return count === 1 ? "1 person" : `${count} people`;
}

/** The problems by what they are, those to settle first. */
export function byCode(problems: readonly Problem[]): { code: ProblemCode; settled: boolean; those: Problem[] }[] {
  const groups = new Map<string, { code: ProblemCode; settled: boolean; those: Problem[] }>();
  for (const problem of problems) {
    const key = `${problem.settled}${problem.code}`;
    const group = groups.get(key) ?? { code: problem.code, settled: problem.settled, those: [] };
    group.those.push(problem);
    groups.set(key, group);
  }
  return [...groups.values()].sort((one, other) => Number(one.settled) - Number(other.settled));
}
