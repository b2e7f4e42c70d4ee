import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { goTo, shellRoute } from "../ui/routing";
import { factsRoutes } from "./facts/routes";
import { readFeedbackSearch } from "./feedback-search";
import { oneOnOneRoutes } from "./one-on-ones/routes";

/** The addresses of monitoring. Pages are loaded when they are opened. */

const feedbackStartRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/feedback",
  beforeLoad: () => goTo("/feedback/received"),
});

export const feedbackRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/feedback/$list",
  validateSearch: readFeedbackSearch,
  staticData: { title: "Feedback", section: "/feedback" },
  component: lazyRouteComponent(() => import("./feedback-page"), "FeedbackPage"),
});

const myCheckInsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/check-ins",
  staticData: { title: "Check in", section: "/check-ins" },
  component: lazyRouteComponent(() => import("./check-ins/check-in-page"), "MyCheckInsPage"),
});

export const checkInRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/check-ins/$employeeId",
  staticData: { title: "Check-ins", section: "/check-ins" },
  component: lazyRouteComponent(() => import("./check-ins/check-in-page"), "CheckInPage"),
});

export const oneCheckInRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/check-ins/one/$checkInId",
  staticData: { title: "Check-in", section: "/check-ins" },
  component: lazyRouteComponent(() => import("./check-ins/one-check-in-page"), "OneCheckInPage"),
});

export const monitoringRoutes = [
  feedbackStartRoute,
  feedbackRoute,
  myCheckInsRoute,
  checkInRoute,
  oneCheckInRoute,
  ...oneOnOneRoutes,
  ...factsRoutes,
] as const;
