import { expect, test } from "vitest";
import type { Viewer } from "../graphql/viewer";
import { furtherPages } from "./further-pages";
import { navigationFor } from "./navigation";
import { router } from "./router";

const everything = [
  "/home/$view",
  "/inbox/$list",
  "/goals",
  "/development",
  "/check-ins",
  "/feedback/$direction",
  "/reviews",
  "/calibration",
  "/rewards",
  "/people",
  "/insights/$view",
  "/admin/cycles",
  "/$",
];

const employee: Viewer = {
  name: "Priya Nair",
  email: "priya@meridian.example",
  roles: [],
  employee: null,
  organisation: { name: "Meridian Freight", currency: "EUR", timeZone: "Europe/Vienna" },
  isManager: false,
  isHr: false,
  canAdminister: false,
  canShapeCompany: false,
  canImport: false,
  canRunCycles: false,
  canRunAppraisals: false,
  canHandOverRewards: false,
  canKeepTime: false,
  canSendMetrics: false,
  canSeeInsights: false,
  inboxCount: 0,
};

const labels = (viewer: Viewer, addresses = everything) =>
  navigationFor(viewer, addresses).map(({ heading, items }) => [heading, ...items.map(({ label }) => label)]);

test("the objects stand under the four steps, and what one may not use is absent", () => {
  expect(labels(employee)).toEqual([
    [undefined, "Home", "Inbox"],
    ["Plan", "Goals", "Development"],
    ["Monitor", "Check-ins", "Feedback"],
    ["Review", "Reviews"],
    ["Reward", "Rewards"],
    ["Organisation", "People"],
  ]);
});

test("managers calibrate, administrators administer", () => {
  const administrator = { ...employee, isManager: true, canSeeInsights: true, canAdminister: true };
  expect(labels(administrator)[3]).toEqual(["Review", "Reviews", "Calibration"]);
  expect(labels(administrator)[5]).toEqual(["Organisation", "People", "Insights", "Admin"]);
});

test("a step without a page has no heading", () => {
  expect(labels(employee, ["/goals", "/$"])).toEqual([["Plan", "Goals"]]);
});

/** Commands of their own lead there, or it is no place to go to from inside. */
const elsewhere = [
  "/home", "/inbox", "/feedback", "/preferences", "/console", "/docs/graph", "/goals/new", "/rewards/new", "/admin/cycles/new", "/admin/forms/new",
  "/people/import", "/sign-in", "/set-up", "/reset",
]; // biome-ignore format: a list of addresses.

test("every page that needs no id is found by its name", () => {
  const priya = { id: "1", name: "Priya Nair", title: "" };
  const everyone = { ...employee, employee: priya, isManager: true, canSeeInsights: true, canAdminister: true };
  const addresses = Object.keys(router.routesByPath);
  const bars = navigationFor(everyone, addresses).flatMap(({ items }) => items.map(({ to }) => to));
  const named = [...furtherPages.map(({ to }) => to), ...bars];
  expect(addresses.filter((one) => !one.includes("$") && ![...named, ...elsewhere].includes(one))).toEqual([]);
  expect(furtherPages.map(({ to }) => to).filter((one) => !addresses.includes(one))).toEqual([]);
});
