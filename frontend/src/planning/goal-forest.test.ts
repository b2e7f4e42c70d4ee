import { expect, test } from "vitest";
import { grow } from "./goal-forest";

const goal = (id: string) => ({ id });
const [top, mid, leaf, other] = ["top", "mid", "leaf", "other"].map(goal) as [
  { id: string },
  { id: string },
  { id: string },
  { id: string },
];

test("the path to a match stays, from the top down", () => {
  const forest = grow([{ row: leaf, path: [mid, top] }]);
  expect(forest.roots).toEqual([top]);
  expect(forest.below).toEqual(
    new Map([
      ["mid", [leaf]],
      ["top", [mid]],
    ]),
  );
  expect(forest.matched).toEqual(new Set(["leaf"]));
});

test("branches that meet are drawn once, in the order of the matches", () => {
  const forest = grow([
    { row: other, path: [top] },
    { row: leaf, path: [mid, top] },
    { row: mid, path: [top] },
  ]);
  expect(forest.roots).toEqual([top]);
  expect(forest.below.get("top")).toEqual([other, mid]);
  expect(forest.matched).toEqual(new Set(["other", "leaf", "mid"]));
});

test("a goal whose path was cut short is no second root", () => {
  const forest = grow([
    { row: mid, path: [] },
    { row: leaf, path: [mid, top] },
  ]);
  expect(forest.roots).toEqual([top]);
});
