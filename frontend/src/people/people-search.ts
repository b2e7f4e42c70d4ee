import type { VariablesOf } from "../graphql/graphql";
import type { directoryQuery } from "./people-page";

const statuses = ["active", "on-leave", "left", "everybody"] as const;
const orders = ["name", "newest", "level"] as const;

export type StatusFilter = (typeof statuses)[number];
export type Order = (typeof orders)[number];

/** What the address of the directory says; what is absent takes the usual value. */
export interface PeopleSearch {
  q?: string;
  department?: string;
  manager?: string;
  status?: StatusFilter;
  level?: number;
  order?: Order;
}

export function readText(given: unknown): string | undefined {
  return typeof given === "string" && given !== "" ? given : typeof given === "number" ? String(given) : undefined;
}

export function readPeopleSearch(given: Record<string, unknown>): PeopleSearch {
  const level = Number(given.level);
  return {
    q: readText(given.q),
    department: readText(given.department),
    manager: readText(given.manager),
    status: statuses.find((status) => status === given.status),
    level: given.level !== undefined && Number.isInteger(level) && level >= 0 && level < 100 ? level : undefined,
    order: orders.find((order) => order === given.order),
  };
}

export type PeopleFilter = NonNullable<VariablesOf<typeof directoryQuery>["where"]>;

const graphStatuses = {
  active: ["ACTIVE"],
  "on-leave": ["ON_LEAVE"],
  left: ["LEFT"],
  everybody: ["ACTIVE", "ON_LEAVE", "LEFT"],
} as const;

export const graphOrders = { name: "NAME", newest: "HIRED_ON_NEWEST", level: "LEVEL_HIGHEST" } as const;

/** The filter of the contract for what the address says. */
export function peopleFilter({ q, department, manager, status, level }: PeopleSearch): PeopleFilter {
  return {
    ...(q ? { search: q } : {}),
    ...(department ? { departmentId: department } : {}),
    ...(manager ? { managerId: manager } : {}),
    ...(status ? { status: [...graphStatuses[status]] } : {}),
    ...(level === undefined ? {} : { level }),
  };
}

/** How many filters narrow the list, beside the search box. */
export function countFilters({ department, manager, status, level }: PeopleSearch): number {
  return [department, manager, status, level].filter((one) => one !== undefined).length;
}
