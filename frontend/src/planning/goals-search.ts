import type { VariablesOf } from "../graphql/graphql";
import type { goalListQuery } from "./goal-list";

const scopes = ["me", "team", "company"] as const;
const views = ["list", "tree", "map"] as const;
export const statuses = ["draft", "proposed", "active", "closed", "archived"] as const;
const orders = ["due", "title", "newest"] as const;

export type Scope = (typeof scopes)[number];
export type View = (typeof views)[number];
export type StatusFilter = (typeof statuses)[number];
export type Order = (typeof orders)[number];

/** What the address of the goals says; what is absent takes the usual value. */
export interface GoalsSearch {
  scope?: Scope;
  view?: View;
  status?: StatusFilter;
  /** The id of a period, or "all". */
  period?: string;
  q?: string;
  sort?: Order;
}

function oneOf<Value extends string>(values: readonly Value[], given: unknown): Value | undefined {
  return values.find((value) => value === given);
}

function text(given: unknown): string | undefined {
  return typeof given === "string" && given !== "" ? given : typeof given === "number" ? String(given) : undefined;
}

export function readGoalsSearch(given: Record<string, unknown>): GoalsSearch {
  return {
    scope: oneOf(scopes, given.scope),
    view: oneOf(views, given.view),
    status: oneOf(statuses, given.status),
    period: text(given.period),
    q: text(given.q),
    sort: oneOf(orders, given.sort),
  };
}

/** A new goal may be begun for somebody, or below a goal. */
export interface NewGoalSearch {
  owner?: string;
  parent?: string;
}

export function readNewGoalSearch(given: Record<string, unknown>): NewGoalSearch {
  return { owner: text(given.owner), parent: text(given.parent) };
}

export type GoalFilter = NonNullable<VariablesOf<typeof goalListQuery>["where"]>;

const states = {
  draft: ["DRAFT"],
  proposed: ["PROPOSED"],
  active: ["ACTIVE", "PAUSED"],
  closed: ["CLOSED"],
  archived: ["ARCHIVED"],
} as const;

const graphScopes = { me: "ME", team: "TEAM", company: "COMPANY" } as const;

/** The filter of the contract for what the address says. */
export function goalFilter(scope: Scope, search: GoalsSearch, currentPeriod: string | undefined): GoalFilter {
  const period = search.period ?? currentPeriod;
  return {
    scope: graphScopes[scope],
    ...(period && period !== "all" ? { periodId: period } : {}),
    ...(search.status ? { state: [...states[search.status]] } : {}),
    ...(search.q ? { search: search.q } : {}),
  };
}
