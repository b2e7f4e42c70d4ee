import { expect, test } from "vitest";
import { placeAt } from "./use-row-drag";

test("a row takes the place between the middles of the others", () => {
  const middles = [10, 30, 50, 70];
  expect([0, 29, 31, 69, 100].map((y) => placeAt(middles, 0, y))).toEqual([0, 0, 1, 2, 3]);
  expect([5, 11, 49, 51, 71].map((y) => placeAt(middles, 2, y))).toEqual([0, 1, 2, 2, 3]);
});
