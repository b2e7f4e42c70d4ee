import { expect, test } from "vitest";
import { emptyGoal } from "./goal-form-content";
import { type Reading, readingWords, withReading } from "./goal-reading";

const cut: Reading = {
  keyResult: {
    title: "First-reply time",
    measure: "NUMBER",
    direction: "REDUCE",
    unit: "h",
    currency: "",
    baseline: "4",
    target: "2",
  },
  dueOn: "2019-12-15",
  parents: [],
  similar: [],
};
const empty = emptyGoal(null, "EUR");

test("what a sentence says goes into the empty form, and leaves it with the sentence", () => {
  const filled = { ...empty, ...withReading(empty, null, cut) };
  expect(filled.keyResults[0]).toMatchObject({
    title: "First-reply time",
    baseline: "4",
    target: "2",
    currency: "EUR",
  });
  expect(filled.dueOn).toBe("2019-12-15");
  const emptied = { ...filled, ...withReading(filled, cut, null) };
  expect(emptied.keyResults[0]).toMatchObject({ title: "", baseline: "", target: "" });
  expect(emptied.dueOn).toBe("");
});

test("what was written by hand stays", () => {
  const [first] = empty.keyResults;
  if (!first) throw new Error("A new goal has a key result.");
  const mine = { ...empty, dueOn: "2019-11-30", keyResults: [{ ...first, title: "Mine" }] };
  expect(withReading(mine, null, cut)).toEqual({});
  const two = { ...empty, keyResults: [first, first] };
  expect(withReading(two, null, cut)).toEqual({ dueOn: "2019-12-15" });
});

test("what was understood is said in words", () => {
  expect(readingWords(cut)).toBe("Read from it: from 4 to 2 h, due 15 Dec 2019. Change it below.");
  expect(readingWords({ ...cut, keyResult: null, dueOn: null })).toBe("");
  const band = {
    ...cut,
    dueOn: null,
    keyResult: { ...cut.keyResult, direction: "KEEP", measure: "PERCENT" },
  } as Reading;
  expect(readingWords(band)).toBe("Read from it: between 4 and 2%. Change it below.");
});
