import { expect, test } from "vitest";
import { dueWords, formatValue, isLate, updatedWords, valueAt } from "./goal-words";

const now = "2026-11-23";

test("due dates are told in words, and only while the goal is open", () => {
  expect(dueWords("2026-11-07", "ACTIVE", now)).toBe("16 days late");
  expect(dueWords("2026-11-22", "ACTIVE", now)).toBe("1 day late");
  expect(dueWords("2026-11-23", "ACTIVE", now)).toBe("due today");
  expect(dueWords("2026-11-24", "PROPOSED", now)).toBe("due tomorrow");
  expect(dueWords("2026-12-31", "ACTIVE", now)).toBe("in 38 days");
  expect(dueWords("2027-06-30", "ACTIVE", now)).toBe("");
  expect(dueWords("2026-11-07", "CLOSED", now)).toBe("");
  expect(isLate("2026-11-07", "CLOSED", now)).toBe(false);
  expect(isLate("2026-11-22", "ACTIVE", now)).toBe(true);
});

test("the last number is as old as it is", () => {
  expect(updatedWords(null, now)).toBe("no number yet");
  expect(updatedWords("2026-11-23", now)).toBe("today");
  expect(updatedWords("2026-11-22", now)).toBe("yesterday");
  expect(updatedWords("2026-11-11", now)).toBe("12 days ago");
});

test("values carry their unit, currency or yes and no", () => {
  expect(formatValue({ measure: "NUMBER", unit: "tickets", currency: "" }, "52")).toBe("52 tickets");
  expect(formatValue({ measure: "PERCENT", unit: "", currency: "" }, "93.80")).toBe("93.8%");
  expect(formatValue({ measure: "MONEY", unit: "", currency: "EUR" }, "3.10")).toBe("€3.10");
  expect(formatValue({ measure: "YES_NO", unit: "", currency: "" }, "1")).toBe("Yes");
  expect(formatValue({ measure: "YES_NO", unit: "", currency: "" }, "0")).toBe("No");
});

test("a share of the way is a number", () => {
  const terms = { baseline: "4", target: "2" };
  expect([0, 0.5, 1].map((share) => valueAt(terms, share))).toEqual([4, 3, 2]);
});
