import { expect, test } from "vitest";
import { compare, linesOf, type Terms } from "./plan-terms";

const terms: Terms = {
  goals: [
    {
      id: "g",
      title: "Answer faster",
      weight: 60,
      dueOn: "2026-12-31",
      keyResults: [{ title: "Reply time", baseline: "9", target: "3", unit: "h" }],
    },
  ],
  standards: [{ id: "s", name: "Care", weight: 100 }],
  developmentPlan: {
    summary: "",
    objectives: [
      {
        title: "Coach",
        skill: "Coaching",
        targetLevel: 3,
        actions: [{ title: "A course", dueOn: "2026-10-01", weight: 50 }],
      },
    ],
  },
};

test("a plan is told line by line", () => {
  expect(linesOf(terms)).toEqual([
    "Goal: Answer faster, weight 60%, due 2026-12-31",
    "Measured by: Reply time, 9 to 3 h",
    "Standard: Care, 100%",
    "Objective: Coach (Coaching, level 3)",
    "Action: A course, due 2026-10-01, weight 50",
  ]);
  expect(linesOf({ developmentPlan: null })).toEqual([]);
});

test("what changed between two versions is marked on both sides", () => {
  const { before, after } = compare(terms, { ...terms, standards: [{ id: "s", name: "Care", weight: 80 }] });
  expect(before.filter(({ change }) => change !== "same")).toEqual([{ text: "Standard: Care, 100%", change: "gone" }]);
  expect(after.filter(({ change }) => change !== "same")).toEqual([{ text: "Standard: Care, 80%", change: "added" }]);
});
