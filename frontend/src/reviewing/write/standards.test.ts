import { expect, test } from "vitest";
import { choiceWord, withAnchors } from "./standards";

const steps = [1, 2, 3, 4, 5].map((value) => ({ value, label: `Step ${value}`, anchor: "of the scale" }));
const anchorsOf = (anchors: readonly string[], of = steps) => withAnchors(of, anchors).map(({ anchor }) => anchor);
const between = "Between the steps beside it.";

test("as many anchors as steps stand one at each", () => {
  expect(anchorsOf(["a", "b", "c", "d", "e"])).toEqual(["a", "b", "c", "d", "e"]);
});

test("fewer anchors keep the ends of the scale, and what lies between says so", () => {
  expect(anchorsOf(["low", "high"])).toEqual(["low", between, between, between, "high"]);
  expect(anchorsOf(["low", "usual", "high"])).toEqual(["low", between, "usual", between, "high"]);
});

test("more anchors than steps share one, and none is lost", () => {
  expect(anchorsOf(["a", "b", "c"], steps.slice(0, 2))).toEqual(["a", "b c"]);
});

test("without anchors the scale speaks for itself", () => {
  expect(anchorsOf([])).toEqual(Array(5).fill("of the scale"));
});

test("what was chosen is told in words", () => {
  expect(choiceWord("STANDARDS", "NO_BASIS")).toBe("No basis to judge");
  expect(choiceWord("GOAL_REALISM", "TOO_HARD")).toBe("Too hard");
  expect(choiceWord("CHOICE", "NO_BASIS")).toBe("NO_BASIS");
});
