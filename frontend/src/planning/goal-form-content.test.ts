import { expect, test } from "vitest";
import { emptyGoal, emptyKeyResult, errorsInPlace, goalInput, problemsBefore } from "./goal-form-content";

const owner = { id: "e1", name: "Priya Nair" };

function filled() {
  const content = emptyGoal(owner, "EUR");
  const [first] = content.keyResults;
  if (!first) throw new Error("A new goal begins with one key result.");
  const cost = {
    ...emptyKeyResult("EUR", 1),
    title: "Cost",
    measure: "MONEY" as const,
    baseline: "4",
    target: "3",
    unit: "h",
  };
  return { ...content, title: "Cheaper", keyResults: [first, { ...cost, direction: "REDUCE" as const }] };
}

test("an empty key result is left out, and each kind sends only its own fields", () => {
  expect(goalInput(filled()).keyResults).toEqual([
    {
      id: null,
      title: "Cost",
      measure: "MONEY",
      direction: "REDUCE",
      unit: "",
      currency: "EUR",
      baseline: "4",
      target: "3",
      commit: null,
      stretch: null,
      steps: [],
      weight: 100,
    },
  ]);
});

test("yes or no needs no numbers", () => {
  const yesNo = { ...emptyKeyResult("EUR", 0), title: "Shipped", measure: "YES_NO" as const, baseline: "9" };
  const [sent] = goalInput({ ...filled(), keyResults: [yesNo] }).keyResults;
  expect([sent?.baseline, sent?.target, sent?.currency]).toEqual([null, null, ""]);
});

test("steps are sent one by one, and a band without what lies between", () => {
  const steps = {
    ...emptyKeyResult("EUR", 0),
    title: "Handbook",
    measure: "STEPS" as const,
    steps: ["Draft ", "", "Print"],
  };
  const band = {
    ...emptyKeyResult("EUR", 1),
    title: "Staff",
    direction: "KEEP" as const,
    baseline: "8",
    target: "12",
    commit: "9",
  };
  const sent = goalInput({ ...filled(), keyResults: [steps, band] }).keyResults;
  expect([sent[0]?.steps, sent[0]?.direction]).toEqual([["Draft", "Print"], "INCREASE"]);
  expect([sent[1]?.baseline, sent[1]?.target, sent[1]?.commit]).toEqual(["8", "12", null]);
});

test("dates that were not chosen are those of the period: they are not sent", () => {
  expect(goalInput(filled())).not.toHaveProperty("dueOn");
  expect(goalInput({ ...filled(), dueOn: "2026-12-01" })).toHaveProperty("dueOn", "2026-12-01");
});

test("refusals go to the box that was filled in, not to the empty one before it", () => {
  const errors = { "keyResults.0.target": ["Too high."], title: ["Missing."] };
  expect(errorsInPlace(errors, filled())).toEqual({ "keyResults.1.target": ["Too high."], title: ["Missing."] });
});

test("owner and period are asked for before the server is", () => {
  expect(Object.keys(problemsBefore(emptyGoal(null, "EUR")))).toEqual(["ownerId", "periodId"]);
  expect(problemsBefore({ ...emptyGoal(owner, "EUR"), periodId: "p1" })).toEqual({});
});
