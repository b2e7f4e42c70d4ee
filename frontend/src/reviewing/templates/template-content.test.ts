import { expect, test } from "vitest";
import { contentOf, emptyTemplate, inputOf, moved, totalOf } from "./template-content";
import type { Template } from "./template-query";
import { byDirection, policyWords } from "./template-words";

const template: Template = {
  id: "T1",
  name: "Half-year",
  number: 3,
  kind: "HALF_YEAR",
  createdAt: "2026-07-01T09:00:00Z",
  cycleCount: 1,
  evidenceForExtremes: true,
  realismRequired: false,
  smallestGroup: 7,
  alsoSigns: "HR" as const,
  archivedAt: null,
  weights: [
    { part: "GOALS", weight: 40 },
    { part: "MANAGER", weight: 60 },
  ],
  scale: { id: "S1", name: "Two", steps: [1, 2].map((value) => ({ value, label: `Step ${value}`, anchor: "" })) },
  questions: [
    {
      id: "Q1",
      direction: "MANAGER",
      section: "End",
      kind: "CHOICE",
      title: "Goes on?",
      help: "",
      required: true,
      overall: false,
      choices: ["Yes", "No"],
      looksAhead: true,
      wording: 2,
      roleProfiles: [{ id: "R1", name: "Agent" }],
      earlierWordings: [],
    },
  ],
};

test("a questionnaire goes through the editor unchanged", () => {
  expect(inputOf(contentOf(template), 3)).toEqual({
    name: "Half-year",
    number: 3,
    kind: "HALF_YEAR",
    scale: {
      name: "Two",
      steps: [
        { value: 1, label: "Step 1", anchor: "" },
        { value: 2, label: "Step 2", anchor: "" },
      ],
    },
    questions: [
      {
        direction: "MANAGER",
        section: "End",
        kind: "CHOICE",
        title: "Goes on?",
        help: "",
        required: true,
        overall: false,
        choices: ["Yes", "No"],
        looksAhead: true,
        roleProfileIds: ["R1"],
      },
    ],
    policy: {
      evidenceForExtremes: true,
      realismRequired: false,
      smallestGroup: 7,
      alsoSigns: "HR",
      weights: template.weights,
    },
  });
});

test("choices and the overall mark stay only where the kind has them, and empty weights are left out", () => {
  const content = emptyTemplate();
  const [first, second] = content.questions;
  if (!first || !second) throw new Error("An empty questionnaire asks both sides.");
  const input = inputOf({ ...content, questions: [{ ...first, choices: "a\n b \n\n", overall: true }, second] }, 0);
  expect(input.questions[0]).toMatchObject({ choices: [], overall: false });
  expect(input.policy?.weights).toEqual([]);
  const chosen = inputOf({ ...content, questions: [{ ...first, kind: "CHOICE", choices: "a\n b \n\n" }] }, 0);
  expect(chosen.questions[0]?.choices).toEqual(["a", "b"]);
});

test("weights add up, and none at all are no weights", () => {
  expect(totalOf({ GOALS: 40, SELF: null, MANAGER: 55, OTHERS: null })).toBe(95);
  expect(totalOf(emptyTemplate().weights)).toBeNull();
});

test("things move up and down, and not over the ends", () => {
  expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b", "c"], 0, -1)).toEqual(["a", "b", "c"]);
  expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "b", "c"]);
});

test("a questionnaire is told by who is asked, its policy in sentences", () => {
  expect(byDirection(template.questions).map(([direction, asked]) => [direction, asked.length])).toEqual([
    ["MANAGER", 1],
  ]);
  expect(policyWords(template)[2]).toBe(
    "A score counts goals, how far they got: 40; ratings by the manager: 60. What is missing is left out, and the review says so.",
  );
  expect(policyWords({ ...template, weights: [] })[2]).toBe("There is no score: nothing is added up.");
});
