import { createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { insightsRoutes } from "../insights/routes";
import { monitoringRoutes } from "../monitoring/routes";
import { peopleRoutes } from "../people/routes";
import { planningRoutes } from "../planning/routes";
import { reviewingRoutes } from "../reviewing/routes";
import { rewardingRoutes } from "../rewarding/routes";
import { goTo, rootRoute, shellRoute } from "../ui/routing";
import { SkeletonPage } from "../ui/skeleton";
import { announceArrival } from "../ui/title";
import { gateRoutes, requireSession } from "./gate-routes";
import { lastHome } from "./last-home";
import { NotFoundPage, PageFailure } from "./page-failure";
import { Shell } from "./shell";

const startRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/",
  beforeLoad: () => goTo(lastHome()),
});

/** Also for who types it; which home was open last is known. */
const homeRoute = createRoute({ getParentRoute: () => shellRoute, path: "/home", beforeLoad: () => goTo(lastHome()) });

const preferencesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/preferences",
  staticData: { title: "Preferences" },
  component: lazyRouteComponent(() => import("./preferences-page"), "PreferencesPage"),
});

const consoleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/console",
  staticData: { title: "Query console" },
  component: lazyRouteComponent(() => import("./console-page"), "ConsolePage"),
});

const referenceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/docs/graph",
  staticData: { title: "The API, field by field" },
  component: lazyRouteComponent(() => import("./reference/reference-page"), "ReferencePage"),
});

/** What is nowhere else: inside the frame, and only for people who are signed in. */
const unknownRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "$",
  staticData: { title: "Not found" },
  component: NotFoundPage,
});

shellRoute.update({ component: Shell });
Object.assign(shellRoute.options, { beforeLoad: requireSession });

const routeTree = rootRoute.addChildren([
  ...gateRoutes,
  shellRoute.addChildren([
    startRoute,
    homeRoute,
    preferencesRoute,
    consoleRoute,
    referenceRoute,
    ...insightsRoutes,
    ...planningRoutes,
    ...monitoringRoutes,
    ...reviewingRoutes,
    ...rewardingRoutes,
    ...peopleRoutes,
    unknownRoute,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: "intent",
  defaultPendingMs: 150,
  defaultPendingComponent: SkeletonPage,
  defaultErrorComponent: PageFailure,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

router.subscribe("onBeforeNavigate", ({ pathChanged, fromLocation }) => {
  if (fromLocation && pathChanged) announceArrival();
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
