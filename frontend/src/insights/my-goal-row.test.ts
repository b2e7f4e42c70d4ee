import { expect, test } from "vitest";
import { numberWords } from "./my-goal-row";

const minutes = { measure: "NUMBER", unit: "minutes", currency: "", currentValue: "162", target: "126" } as const;
const share = { measure: "PERCENT", unit: "", currency: "", currentValue: "74.2", target: "78.7" } as const;

test("a goal with one number shows it in its own unit", () => {
  expect(numberWords([minutes])).toBe("162 of 126 minutes");
  expect(numberWords([share])).toBe("74.2% of 78.7%");
});

test("several, none, and a yes or no are told in words", () => {
  expect(numberWords([minutes, share])).toBe("2 key results");
  expect(numberWords([])).toBe("by the goals below");
  expect(numberWords([{ ...minutes, measure: "YES_NO" }])).toBe("done");
  expect(numberWords([{ ...minutes, currentValue: null }])).toBe("done");
});
