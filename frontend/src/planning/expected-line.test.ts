import { expect, it } from "vitest";
import { expectedBy, isEven, lessTime } from "./expected-line";

const points = [
  { on: "2026-07-01", expected: 0 },
  { on: "2026-07-11", expected: 0.5 },
  { on: "2026-07-21", expected: 0.5 },
  { on: "2026-07-31", expected: 0.9 },
];

it("is known between its bends, and level outside", () => {
  const days = ["2026-06-30", "2026-07-06", "2026-07-11", "2026-07-16", "2026-07-26", "2026-09-01"];
  expect(days.map((on) => expectedBy(points, on))).toEqual([0, 0.25, 0.5, 0.5, 0.7, 0.9]);
  expect(expectedBy([], "2026-07-01")).toBe(0);
});

it("is even when it goes straight to the target", () => {
  const straight = [points[0], { on: "2026-07-31", expected: 1 }] as typeof points;
  expect(isEven({ points: straight, daysAway: 0, joinedOn: null })).toBe(true);
  expect(isEven({ points, daysAway: null, joinedOn: null })).toBe(false);
});

it("says what it leaves out, to those who may know", () => {
  expect(lessTime({ points, daysAway: 10, joinedOn: null })).toBe("The expected line leaves out 10 days away.");
  expect(lessTime({ points, daysAway: 1, joinedOn: "2026-07-05" })).toMatch(/ 1 day away and the time before 5 Jul/);
  expect(lessTime({ points, daysAway: null, joinedOn: null })).toBe("");
});
