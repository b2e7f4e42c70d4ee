import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { goTo, shellRoute } from "../ui/routing";
import { factsRoutes } from "./facts/routes";
import { readFeedbackSearch } from "./feedback-search";
import { oneOnOneRoutes } from "./one-on-ones/routes";
import { readRecognitionSearch } from "./recognition/recognition-search";

/** The addresses of monitoring. Pages are loaded when they are opened. */

const feedback = { title: "Feedback", section: "/feedback" };

const feedbackStartRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/feedback",
  beforeLoad: () => goTo("/feedback/received"),
});

export const feedbackRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/feedback/$list",
  validateSearch: readFeedbackSearch,
  staticData: feedback,
  component: lazyRouteComponent(() => import("./feedback-page"), "FeedbackPage"),
});

export const feedbackItemRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/feedback/item/$feedbackId",
  staticData: feedback,
  component: lazyRouteComponent(() => import("./feedback-item-page"), "FeedbackItemPage"),
});

export const requestRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/feedback/requests/$requestId",
  staticData: feedback,
  component: lazyRouteComponent(() => import("./request-page"), "RequestPage"),
});

export const roundRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/feedback/rounds/$roundId",
  staticData: feedback,
  component: lazyRouteComponent(() => import("./round-page"), "RoundPage"),
});

export const recognitionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/recognition",
  validateSearch: readRecognitionSearch,
  staticData: { title: "Recognition", section: "/recognition" },
  component: lazyRouteComponent(() => import("./recognition/recognition-page"), "RecognitionPage"),
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
  feedbackItemRoute,
  requestRoute,
  roundRoute,
  recognitionRoute,
  myCheckInsRoute,
  checkInRoute,
  oneCheckInRoute,
  ...oneOnOneRoutes,
  ...factsRoutes,
] as const;
