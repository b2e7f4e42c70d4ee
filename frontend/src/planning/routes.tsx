import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "../ui/routing";
import { readGoalsSearch, readNewGoalSearch } from "./goals-search";
import { growthRoutes } from "./growth-routes";

/** The addresses of planning. Pages are loaded when they are opened. */

export const goalsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/goals",
  validateSearch: readGoalsSearch,
  staticData: { title: "Goals", section: "/goals" },
  component: lazyRouteComponent(() => import("./goals-page"), "GoalsPage"),
});

export const newGoalRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/goals/new",
  validateSearch: readNewGoalSearch,
  staticData: { title: "New goal", section: "/goals" },
  component: lazyRouteComponent(() => import("./new-goal-page"), "NewGoalPage"),
});

const assignGoalsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/goals/assign",
  staticData: { title: "Assign goals", section: "/goals" },
  component: lazyRouteComponent(() => import("./assign-goals-page"), "AssignGoalsPage"),
});

export const goalRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/goals/$goalId",
  staticData: { title: "Goal", section: "/goals" },
  component: lazyRouteComponent(() => import("./goal-page"), "GoalPage"),
});

export const editGoalRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/goals/$goalId/edit",
  staticData: { title: "Edit goal", section: "/goals" },
  component: lazyRouteComponent(() => import("./edit-goal-page"), "EditGoalPage"),
});

export const amendGoalRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/goals/$goalId/amend",
  staticData: { title: "Amend goal", section: "/goals" },
  component: lazyRouteComponent(() => import("./amend-goal-page"), "AmendGoalPage"),
});

const periodsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/periods",
  staticData: { title: "Periods", section: "/goals" },
  component: lazyRouteComponent(() => import("./periods-page"), "PeriodsPage"),
});

export const planningRoutes = [
  goalsRoute,
  newGoalRoute,
  assignGoalsRoute,
  goalRoute,
  editGoalRoute,
  amendGoalRoute,
  periodsRoute,
  ...growthRoutes,
] as const;
