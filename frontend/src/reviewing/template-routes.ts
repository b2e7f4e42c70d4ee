import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "../ui/routing";

/** The addresses of the forms of reviews. */

const templatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/admin/forms",
  staticData: { title: "Review forms", section: "/admin" },
  component: lazyRouteComponent(() => import("./templates/templates-page"), "TemplatesPage"),
});

const newTemplateRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/admin/forms/new",
  staticData: { title: "New form", section: "/admin" },
  component: lazyRouteComponent(() => import("./templates/edit-template-page"), "NewTemplatePage"),
});

export const templateRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/admin/forms/$templateId",
  staticData: { title: "Review form", section: "/admin" },
  component: lazyRouteComponent(() => import("./templates/template-page"), "TemplatePage"),
});

export const editTemplateRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/admin/forms/$templateId/edit",
  staticData: { title: "Next version of a form", section: "/admin" },
  component: lazyRouteComponent(() => import("./templates/edit-template-page"), "EditTemplatePage"),
});

export const templateRoutes = [templatesRoute, newTemplateRoute, templateRoute, editTemplateRoute] as const;
