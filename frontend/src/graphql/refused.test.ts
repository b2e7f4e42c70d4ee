import { expect, test } from "vitest";
import { daysNotChosen, hasCode, isRefused, messagesByField } from "./refused";

const errors = [
  { code: "REQUIRED", message: "Give it a title.", path: ["input", "title"] },
  { code: "TOO_LOW", message: "Give a number above 0.", path: ["keyResults", "0", "target"] },
  { code: "CONFLICT", message: "Ana changed this.", path: [] },
  { code: "REQUIRED", message: "Give it a title.", path: ["title"] },
  { code: "CONFLICT", message: "Look at it again.", path: ["input", "version"] },
];

test("messages come by field, the root of the input left out, and none twice", () => {
  expect(messagesByField(errors)).toEqual({
    title: ["Give it a title."],
    "keyResults.0.target": ["Give a number above 0."],
    "": ["Ana changed this.", "Look at it again."],
  });
});

test("a refusal is told from a payload", () => {
  expect(isRefused({ __typename: "UserErrors", errors })).toBe(true);
  expect(isRefused({ __typename: "SetGoalPayload" })).toBe(false);
  expect(isRefused(null)).toBe(false);
  expect(hasCode(errors, "CONFLICT")).toBe(true);
  expect(hasCode(errors, "STALE")).toBe(false);
});

test("a day that nobody chose is asked for before anything is sent", () => {
  const input = { dueOn: "", startsOn: "2026-12-01", endsOn: null, reason: "" };
  expect(daysNotChosen({ input })).toEqual({ dueOn: ["Choose a day."] });
  expect(daysNotChosen({ input: { on: "" } })).toEqual({ on: ["Choose a day."] });
  expect(daysNotChosen({})).toEqual({});
});
