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

export const insightsRoutes = [homeRoute, inboxStartRoute, inboxRoute] as const;
