import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "../ui/routing";

/** The addresses of development, roles, plans of a period and planning sessions. */

const getParentRoute = () => shellRoute;
const section = "/development";

const developmentRoute = createRoute({
  getParentRoute,
  path: "/development",
  staticData: { title: "Development", section },
  component: lazyRouteComponent(() => import("./growth/development-page"), "DevelopmentPage"),
});

const growthTeamRoute = createRoute({
  getParentRoute,
  path: "/development/team",
  staticData: { title: "Development of my team", section },
  component: lazyRouteComponent(() => import("./growth/team-page"), "GrowthTeamPage"),
});

export const planRoute = createRoute({
  getParentRoute,
  path: "/development/plans/$planId",
  staticData: { title: "Development plan", section },
  component: lazyRouteComponent(() => import("./growth/plan-page"), "PlanPage"),
});

export const editPlanRoute = createRoute({
  getParentRoute,
  path: "/development/plans/$planId/edit",
  // A gap to be closed: the skill, and the level that is asked for.
  validateSearch: ({ skill, level }: Record<string, unknown>): { skill?: string; level?: number } =>
    typeof skill === "string" ? { skill, level: Number(level) || 1 } : {},
  staticData: { title: "Write the plan", section },
  component: lazyRouteComponent(() => import("./growth/edit-plan-page"), "EditPlanPage"),
});

const mentoringRoute = createRoute({
  getParentRoute,
  path: "/development/mentoring",
  staticData: { title: "Mentoring", section },
  component: lazyRouteComponent(() => import("./growth/mentoring-page"), "MentoringPage"),
});

const rolesRoute = createRoute({
  getParentRoute,
  path: "/development/roles",
  staticData: { title: "Roles and skills", section },
  component: lazyRouteComponent(() => import("./growth/roles-page"), "RolesPage"),
});

export const roleRoute = createRoute({
  getParentRoute,
  path: "/development/roles/$roleId",
  // Whose way to the role is shown: one's own, or that of somebody one leads.
  validateSearch: ({ person }: Record<string, unknown>): { person?: string } =>
    typeof person === "string" ? { person } : {},
  staticData: { title: "Role", section },
  component: lazyRouteComponent(() => import("./growth/role-page"), "RolePage"),
});

export const editRoleRoute = createRoute({
  getParentRoute,
  path: "/development/roles/$roleId/edit",
  staticData: { title: "Edit role", section },
  component: lazyRouteComponent(() => import("./growth/edit-role-page"), "EditRolePage"),
});

const skillsRoute = createRoute({
  getParentRoute,
  path: "/development/skills",
  staticData: { title: "Skills", section },
  component: lazyRouteComponent(() => import("./growth/skills-page"), "SkillsPage"),
});

export const agreementRoute = createRoute({
  getParentRoute,
  path: "/development/agreement/$employeeId/$periodId",
  staticData: { title: "Plan of a period", section },
  component: lazyRouteComponent(() => import("./growth/agreement-page"), "AgreementPage"),
});

const sessionsRoute = createRoute({
  getParentRoute,
  path: "/development/sessions",
  staticData: { title: "Planning sessions", section },
  component: lazyRouteComponent(() => import("./sessions/sessions-page"), "SessionsPage"),
});

export const sessionRoute = createRoute({
  getParentRoute,
  path: "/development/sessions/$sessionId",
  staticData: { title: "Planning session", section },
  component: lazyRouteComponent(() => import("./sessions/session-page"), "SessionPage"),
});

export const growthRoutes = [
  developmentRoute,
  growthTeamRoute,
  planRoute,
  editPlanRoute,
  mentoringRoute,
  rolesRoute,
  roleRoute,
  editRoleRoute,
  skillsRoute,
  agreementRoute,
  sessionsRoute,
  sessionRoute,
] as const;
