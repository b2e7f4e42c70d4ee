import { expect, test } from "vitest";
import { emptyGoal } from "./goal-form-content";
import { readingWords, readSentence, withSentence } from "./read-sentence";

const half = { startsOn: "2019-07-01", endsOn: "2019-12-31" };
const terms = (title: string, baseline: string, target: string, unit = "") => ({
  title,
  measure: unit === "%" ? "PERCENT" : "NUMBER",
  direction: Number(target) < Number(baseline) ? "REDUCE" : "INCREASE",
  unit: unit === "%" ? "" : unit,
  baseline,
  target,
});

test.each([
  ["Cut median first-reply time from 4 h to 2 h", terms("Median first-reply time", "4", "2", "h")],
  ["Raise the quality of chats from 82% to 92 %.", terms("Quality of chats", "82", "92", "%")],
  ["Customers kept from 1,200 to 1,350.5", terms("Customers kept", "1200", "1350.5")],
  ["Reduce the backlog from 118 to 50 tickets by Dec 15", terms("Backlog", "118", "50", "tickets")],
  ["Publish 60 answer articles", terms("Answer articles", "0", "60")],
  ["Be kind to new colleagues", null],
  ["Learn from the year 2018", null],
  ["", null],
])("“%s” says how far", (sentence, said) => {
  expect(readSentence(sentence, half).terms).toEqual(said);
});

test.each([
  ["Publish 60 articles by 15 December", "2019-12-15"],
  ["Publish 60 articles by Oct 3rd", "2019-10-03"],
  ["Publish 60 articles by 1st of nothing", ""],
  ["Publish 60 articles by 15 March", ""],
  ["Stand by 12 colleagues", ""],
])("“%s” says by when, within the period", (sentence, on) => {
  expect(readSentence(sentence, half).dueOn).toBe(on);
});

test("a day in a period over New Year takes the year that fits", () => {
  expect(readSentence("Train 12 people by 15 Jan", { startsOn: "2019-10-01", endsOn: "2020-03-31" }).dueOn).toBe(
    "2020-01-15",
  );
});

test("the form follows the sentence while it is typed, and what is written by hand stays", () => {
  const begun = emptyGoal(null, "EUR");
  const typed = { ...begun, ...withSentence(begun, "Cut the wait from 4 h to 2 h by 15 Dec", half) };
  expect(typed.keyResults).toMatchObject([terms("Wait", "4", "2", "h")]);
  expect(typed.dueOn).toBe("2019-12-15");
  const again = { ...typed, ...withSentence(typed, "Cut the wait from 4 h to 3 h", half) };
  expect(again.keyResults).toMatchObject([terms("Wait", "4", "3", "h")]);
  expect(again.dueOn).toBe("");
  const byHand = {
    ...again,
    dueOn: "2019-11-01",
    keyResults: again.keyResults.map((one) => ({ ...one, target: "1" })),
  };
  expect(withSentence(byHand, "Cut the wait from 4 h to 2 h by 15 Dec", half)).toEqual({
    title: "Cut the wait from 4 h to 2 h by 15 Dec",
  });
  expect({ ...again, ...withSentence(again, "Wait less", half) }.keyResults).toMatchObject([terms("", "", "")]);
});

test("what was understood is said", () => {
  expect(readingWords(readSentence("Cut the wait from 4 h to 2 h by 15 Dec", half))).toBe(
    "Read from it: from 4 to 2 h, due 15 Dec 2019. Change it below.",
  );
  expect(readingWords(readSentence("Raise quality from 82% to 92%", half))).toBe(
    "Read from it: from 82 to 92%. Change it below.",
  );
  expect(readingWords(readSentence("Be kind", half))).toBe("");
});
