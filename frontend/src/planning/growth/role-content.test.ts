import { expect, test } from "vitest";
import { emptyStandard, roleInput, totalWeight } from "./role-content";

test("weights are added up, those not given yet as nothing", () => {
  expect(totalWeight([{ weight: 60 }, { weight: null }, { weight: 30 }])).toBe(90);
});

test("each line is a step, and rows without a skill are left out", () => {
  const standard = { ...emptyStandard(100), name: "Care", anchors: " Waits.\n\nAsks first. " };
  const sent = roleInput({
    name: "Agent",
    level: null,
    description: "",
    standards: [standard],
    skills: [
      { skillId: "", level: "3" },
      { skillId: "triage", level: "2" },
    ],
  });
  expect(sent.level).toBe(0);
  expect(sent.standards[0]).toMatchObject({ weight: 100, anchors: ["Waits.", "Asks first."] });
  expect(sent.requiredSkills).toEqual([{ skillId: "triage", level: 2 }]);
});
