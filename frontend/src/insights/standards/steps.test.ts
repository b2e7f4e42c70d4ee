import { expect, test } from "vitest";
import { fromMiddle, stepWords } from "./steps";

const five = ["Early", "Building", "Solid", "Ready soon", "Ready now"];

test("a mean is told in steps from the middle of its scale", () => {
  expect(fromMiddle(0.5, five)).toBe(0);
  expect(fromMiddle(0, five)).toBe(-2);
  expect(fromMiddle(1, ["Low", "High"])).toBe(0.5);
});

test("a judgement has its step's name, and what lies between two a number", () => {
  expect(stepWords(0.25, five)).toBe("2 Building");
  expect(stepWords(1, five)).toBe("5 Ready now");
  expect(stepWords(0.625, five)).toBe("3.5");
});
