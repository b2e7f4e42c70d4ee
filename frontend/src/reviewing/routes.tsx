import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "../ui/routing";
import type { ParticipantSearch } from "./cycles/participant-filters";
import { templateRoutes } from "./template-routes";

/** The addresses of reviewing. Pages are loaded when they are opened. */

const directions = ["SELF", "MANAGER", "PEER", "UPWARD", "DOTTED", "REPORT"] as const;

interface ReviewsSearch {
  tab?: "mine" | "about-me" | "peers" | "team" | "all";
  state?: string;
  direction?: (typeof directions)[number];
  cycle?: string;
}

const shown = ["self", "manager", "late"] as const;

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

const reviewsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/reviews",
  validateSearch: (search: Record<string, unknown>): ReviewsSearch => ({
    tab: (["mine", "about-me", "peers", "team", "all"] as const).find((tab) => tab === search.tab),
    state: text(search.state),
    direction: directions.find((direction) => direction === search.direction),
    cycle: text(search.cycle),
  }),
  staticData: { title: "Reviews", section: "/reviews" },
  component: lazyRouteComponent(() => import("./list/reviews-page"), "ReviewsPage"),
});

const reviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/reviews/$cycleId/$reviewId/{-$step}",
  staticData: { title: "Review", section: "/reviews" },
  component: lazyRouteComponent(() => import("./review-page"), "ReviewPage"),
});

const printRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/reviews/$reviewId/print",
  staticData: { title: "Print a review", section: "/reviews" },
  component: lazyRouteComponent(() => import("./read/print-page"), "PrintPage"),
});

const cyclesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/admin/cycles",
  staticData: { title: "Review cycles", section: "/admin" },
  component: lazyRouteComponent(() => import("./cycles/cycles-page"), "CyclesPage"),
});

const newCycleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/admin/cycles/new",
  staticData: { title: "New review cycle", section: "/admin" },
  component: lazyRouteComponent(() => import("./cycles/new-cycle-page"), "NewCyclePage"),
});

const cycleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/admin/cycles/$cycleId",
  validateSearch: (search: Record<string, unknown>): ParticipantSearch => ({
    search: text(search.search),
    department: text(search.department),
    show: shown.find((one) => one === search.show),
  }),
  staticData: { title: "Review cycle", section: "/admin" },
  component: lazyRouteComponent(() => import("./cycles/cycle-page"), "CyclePage"),
});

const calibrationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/calibration",
  staticData: { title: "Calibration", section: "/calibration" },
  component: lazyRouteComponent(() => import("./calibration/sessions-page"), "CalibrationSessionsPage"),
});

interface CalibrationSearch {
  person?: string;
  view?: "table";
}

export const calibrationSessionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/calibration/$sessionId",
  validateSearch: (search: Record<string, unknown>): CalibrationSearch => ({
    person: text(search.person),
    view: search.view === "table" ? "table" : undefined,
  }),
  staticData: { title: "Calibration session", section: "/calibration" },
  component: lazyRouteComponent(() => import("./calibration/session-page"), "CalibrationSessionPage"),
});

const appraisalsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/appraisals",
  staticData: { title: "Company appraisal", section: "/appraisals" },
  component: lazyRouteComponent(() => import("./appraisal/appraisals-page"), "AppraisalsPage"),
});

export const appraisalRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/appraisals/$appraisalId",
  staticData: { title: "Company appraisal", section: "/appraisals" },
  component: lazyRouteComponent(() => import("./appraisal/appraisal-page"), "AppraisalPage"),
});

export const reviewingRoutes = [
  ...templateRoutes,
  reviewsRoute,
  reviewRoute,
  printRoute,
  cyclesRoute,
  newCycleRoute,
  cycleRoute,
  calibrationRoute,
  calibrationSessionRoute,
  appraisalsRoute,
  appraisalRoute,
] as const;
