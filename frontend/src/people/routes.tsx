import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "../ui/routing";
import { readAuditSearch } from "./admin/audit-search";
import { readConversationSearch } from "./conversation-search";
import { readImportSearch } from "./import/import-search";
import { readPeopleSearch, readText } from "./people-search";

/** The addresses of people and of administration. Pages are loaded when they are opened. */

const getParentRoute = () => shellRoute;

export const peopleRoute = createRoute({
  getParentRoute,
  path: "/people",
  validateSearch: readPeopleSearch,
  staticData: { title: "People", section: "/people" },
  component: lazyRouteComponent(() => import("./people-page"), "PeoplePage"),
});

export const personRoute = createRoute({
  getParentRoute,
  path: "/people/$employeeId",
  staticData: { title: "Person", section: "/people" },
  component: lazyRouteComponent(() => import("./person-page"), "PersonPage"),
});

/** The same page with a tab named in the address; `PersonPage` reads it. */
const personTabRoute = createRoute({
  getParentRoute: () => personRoute,
  path: "/$tab",
  validateSearch: readConversationSearch,
  staticData: { title: "Person", section: "/people" },
});

export const vacanciesRoute = createRoute({
  getParentRoute,
  path: "/people/open-roles",
  validateSearch: ({ state }: Record<string, unknown>): { state?: "FILLED" | "WITHDRAWN" } => ({
    state: state === "FILLED" || state === "WITHDRAWN" ? state : undefined,
  }),
  staticData: { title: "Open roles", section: "/people" },
  component: lazyRouteComponent(() => import("./vacancies/vacancies-page"), "VacanciesPage"),
});

const importsRoute = createRoute({
  getParentRoute,
  path: "/people/import",
  staticData: { title: "Import people", section: "/people" },
  component: lazyRouteComponent(() => import("./import/imports-page"), "ImportsPage"),
});

export const importRoute = createRoute({
  getParentRoute,
  path: "/people/import/$importId",
  validateSearch: readImportSearch,
  staticData: { title: "Import people", section: "/people" },
  component: lazyRouteComponent(() => import("./import/import-page"), "ImportPage"),
});

const adminRoute = createRoute({
  getParentRoute,
  path: "/admin",
  staticData: { title: "Admin", section: "/admin" },
  component: lazyRouteComponent(() => import("./admin/admin-start"), "AdminStart"),
});

export const accountsRoute = createRoute({
  getParentRoute,
  path: "/admin/accounts",
  validateSearch: ({ q }: Record<string, unknown>): { q?: string } => ({ q: readText(q) }),
  staticData: { title: "Accounts", section: "/admin" },
  component: lazyRouteComponent(() => import("./admin/accounts-page"), "AccountsPage"),
});

const tokensRoute = createRoute({
  getParentRoute,
  path: "/admin/tokens",
  staticData: { title: "API tokens", section: "/admin" },
  component: lazyRouteComponent(() => import("./admin/tokens-page"), "TokensPage"),
});

const webhooksRoute = createRoute({
  getParentRoute,
  path: "/admin/webhooks",
  staticData: { title: "Webhooks", section: "/admin" },
  component: lazyRouteComponent(() => import("./admin/webhooks/webhooks-page"), "WebhooksPage"),
});

export const auditRoute = createRoute({
  getParentRoute,
  path: "/admin/audit",
  validateSearch: readAuditSearch,
  staticData: { title: "Audit log", section: "/admin" },
  component: lazyRouteComponent(() => import("./admin/audit-page"), "AuditPage"),
});

const settingsRoute = createRoute({
  getParentRoute,
  path: "/admin/settings",
  staticData: { title: "Settings", section: "/admin" },
  component: lazyRouteComponent(() => import("./admin/settings-page"), "SettingsPage"),
});

export const peopleRoutes = [
  peopleRoute,
  personRoute.addChildren([personTabRoute]),
  vacanciesRoute,
  importsRoute,
  importRoute,
  adminRoute,
  accountsRoute,
  tokensRoute,
  webhooksRoute,
  auditRoute,
  settingsRoute,
] as const;
