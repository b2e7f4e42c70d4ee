import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { goTo, shellRoute } from "../ui/routing";

/** The addresses of insights. Pages are loaded when they are opened. */

export const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/home/$view",
  validateSearch: (search: Record<string, unknown>): { levels?: "all" } => ({
    levels: search.levels === "all" ? "all" : undefined,
  }),
  staticData: { title: "Home", section: "/home" },
  component: lazyRouteComponent(() => import("./home-page"), "HomePage"),
});

const inboxStartRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/inbox",
  beforeLoad: () => goTo("/inbox/needs"),
});

export const inboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/inbox/$list",
  staticData: { title: "Inbox", section: "/inbox" },
  component: lazyRouteComponent(() => import("./inbox/inbox-page"), "InboxPage"),
});

export type Grouping = "DEPARTMENT" | "MANAGER";

interface SkillsSearch {
  by?: Grouping;
  unit?: string;
  skill?: string;
}

export const skillsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/insights/skills",
  validateSearch: ({ by, unit, skill }: Record<string, unknown>): SkillsSearch => ({
    by: by === "MANAGER" ? by : undefined,
    unit: typeof unit === "string" ? unit : undefined,
    skill: typeof skill === "string" ? skill : undefined,
  }),
  staticData: { title: "Insights", section: "/insights" },
  component: lazyRouteComponent(() => import("./skills/skills-page"), "SkillsInsightPage"),
});

export type StandardsBy = "DEPARTMENT" | "MANAGER" | "ROLE";

interface StandardsSearch {
  by?: StandardsBy;
  cycle?: string;
  unit?: string;
  standard?: string;
}

export const standardsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/insights/standards",
  validateSearch: ({ by, cycle, unit, standard }: Record<string, unknown>): StandardsSearch => ({
    by: by === "MANAGER" || by === "ROLE" ? by : undefined,
    cycle: typeof cycle === "string" ? cycle : undefined,
    unit: typeof unit === "string" ? unit : undefined,
    standard: standard === undefined ? undefined : String(standard),
  }),
  staticData: { title: "Standards", section: "/insights" },
  component: lazyRouteComponent(() => import("./standards/standards-page"), "StandardsInsightPage"),
});

function idsOf(given: unknown): string[] | undefined {
  const ids = (Array.isArray(given) ? given : [given]).filter((one) => typeof one === "string");
  return ids.length > 0 ? ids : undefined;
}

export const candidatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/insights/candidates",
  validateSearch: ({ role, vacancy }: Record<string, unknown>): { role?: string[]; vacancy?: string[] } => ({
    role: idsOf(role),
    vacancy: idsOf(vacancy),
  }),
  staticData: { title: "Candidates", section: "/insights" },
  component: lazyRouteComponent(() => import("./candidates/candidates-page"), "CandidatesPage"),
});

export type RatingsBy = "DEPARTMENT" | "MANAGER" | "LEVEL";

interface RatingsSearch {
  by?: RatingsBy;
  cycle?: string;
  audit?: "REWARDS";
}

export const ratingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/insights/ratings",
  validateSearch: ({ by, cycle, audit }: Record<string, unknown>): RatingsSearch => ({
    by: by === "MANAGER" || by === "LEVEL" ? by : undefined,
    cycle: typeof cycle === "string" ? cycle : undefined,
    audit: audit === "REWARDS" ? audit : undefined,
  }),
  staticData: { title: "Ratings", section: "/insights" },
  component: lazyRouteComponent(() => import("./ratings/ratings-page"), "RatingsPage"),
});

export const insightsRoutes = [
  homeRoute,
  inboxStartRoute,
  inboxRoute,
  skillsRoute,
  standardsRoute,
  ratingsRoute,
  candidatesRoute,
] as const;
