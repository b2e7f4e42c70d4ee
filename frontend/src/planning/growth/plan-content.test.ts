import { expect, test } from "vitest";
import { contentOf, emptyObjective, planInput } from "./plan-content";
import type { Plan } from "./plan-query";

const plan = {
  summary: "Lead a desk one day.",
  targetRole: { id: "role", name: "Lead" },
  objectives: [
    {
      id: "one",
      title: "Coach others",
      skill: { id: "coaching", name: "Coaching" },
      targetLevel: 3,
      goal: { id: "goal", title: "Answer faster" },
      actions: [
        { id: "a", kind: "COURSE", title: "A course", startsOn: null, dueOn: "2026-10-01", weight: 30 },
        { id: "b", kind: "PROJECT", title: "Coach Paul", startsOn: "2026-09-01", dueOn: "2026-11-01", weight: 70 },
      ],
    },
  ],
} as unknown as Plan;

test("a plan that nobody touched is sent as it is", () => {
  expect(planInput(contentOf(plan))).toEqual({
    summary: "Lead a desk one day.",
    targetRoleId: "role",
    objectives: [
      {
        id: "one",
        title: "Coach others",
        skillId: "coaching",
        targetLevel: 3,
        goalId: "goal",
        actions: [
          { id: "a", kind: "COURSE", title: "A course", startsOn: null, dueOn: "2026-10-01", weight: 30 },
          { id: "b", kind: "PROJECT", title: "Coach Paul", startsOn: "2026-09-01", dueOn: "2026-11-01", weight: 70 },
        ],
      },
    ],
  });
});

test("without a skill there is no level to reach", () => {
  const objective = { ...emptyObjective("2026-12-31"), targetLevel: "3" };
  const sent = planInput({ summary: "", targetRoleId: "", objectives: [objective] });
  expect(sent.targetRoleId).toBeNull();
  expect(sent.objectives[0]).toMatchObject({ id: null, skillId: null, targetLevel: null, goalId: null });
  expect(sent.objectives[0]?.actions).toHaveLength(1);
});
