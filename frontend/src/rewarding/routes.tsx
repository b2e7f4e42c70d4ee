import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "../ui/routing";
import { readBudgetsSearch, readHandoversSearch, readNewRewardSearch, readRewardsSearch } from "./rewards-search";

/** The addresses of rewarding. Pages are loaded when they are opened. */

export const rewardsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/rewards",
  validateSearch: readRewardsSearch,
  staticData: { title: "Rewards", section: "/rewards" },
  component: lazyRouteComponent(() => import("./rewards-page"), "RewardsPage"),
});

export const newRewardRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/rewards/new",
  validateSearch: readNewRewardSearch,
  staticData: { title: "Propose reward", section: "/rewards" },
  component: lazyRouteComponent(() => import("./new-reward-page"), "NewRewardPage"),
});

export const budgetsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/rewards/budgets",
  validateSearch: readBudgetsSearch,
  staticData: { title: "Budgets", section: "/rewards" },
  component: lazyRouteComponent(() => import("./budgets-page"), "BudgetsPage"),
});

export const handoversRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/rewards/handover",
  validateSearch: readHandoversSearch,
  staticData: { title: "Hand-overs", section: "/rewards" },
  component: lazyRouteComponent(() => import("./handover/handovers-page"), "HandoversPage"),
});

export const handoverRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/rewards/handover/$fileId",
  staticData: { title: "Hand-over", section: "/rewards" },
  component: lazyRouteComponent(() => import("./handover/handover-page"), "HandoverPage"),
});

export const rulesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/rewards/rules",
  staticData: { title: "Rules of rewards", section: "/rewards" },
  component: lazyRouteComponent(() => import("./rules-page"), "RulesPage"),
});

export const splitRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/rewards/split",
  staticData: { title: "Suggested split", section: "/rewards" },
  component: lazyRouteComponent(() => import("./split-page"), "SplitPage"),
});

export const rewardRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/rewards/$rewardId",
  staticData: { title: "Reward", section: "/rewards" },
  component: lazyRouteComponent(() => import("./reward-page"), "RewardPage"),
});

export const rewardingRoutes = [
  rewardsRoute,
  newRewardRoute,
  budgetsRoute,
  handoversRoute,
  handoverRoute,
  rulesRoute,
  splitRoute,
  rewardRoute,
] as const;
