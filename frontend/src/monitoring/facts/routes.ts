import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "../../ui/routing";

/** Where facts of other systems are looked at and brought in. */

const timeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/admin/time",
  staticData: { title: "Time data", section: "/admin" },
  component: lazyRouteComponent(() => import("./time-page"), "TimePage"),
});

const feedsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/admin/feeds",
  staticData: { title: "Metric feeds", section: "/admin" },
  component: lazyRouteComponent(() => import("./feeds-page"), "FeedsPage"),
});

export const factsRoutes = [timeRoute, feedsRoute] as const;
