import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "../../ui/routing";

/** The addresses of 1:1s. Pages are loaded when they are opened. */

const getParentRoute = () => shellRoute;

const oneOnOnesRoute = createRoute({
  getParentRoute,
  path: "/one-on-ones",
  staticData: { title: "1:1s", section: "/one-on-ones" },
  component: lazyRouteComponent(() => import("./list-page"), "OneOnOnesPage"),
});

export const oneOnOneRoute = createRoute({
  getParentRoute,
  path: "/one-on-ones/$oneOnOneId",
  staticData: { title: "1:1", section: "/one-on-ones" },
  component: lazyRouteComponent(() => import("./pair-page"), "PairPage"),
});

export const meetingRoute = createRoute({
  getParentRoute,
  path: "/one-on-ones/$oneOnOneId/$meetingId",
  staticData: { title: "Meeting", section: "/one-on-ones" },
  component: lazyRouteComponent(() => import("./meeting-page"), "MeetingPage"),
});

/** Where a notice of a comment leads. */
export const commentRoute = createRoute({
  getParentRoute,
  path: "/comments/$commentId",
  staticData: { title: "Comment" },
  component: lazyRouteComponent(() => import("../comment-page"), "CommentPage"),
});

export const oneOnOneRoutes = [oneOnOnesRoute, oneOnOneRoute, meetingRoute, commentRoute] as const;
