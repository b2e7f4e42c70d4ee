import { expect, test } from "vitest";
import { readersOfGoal } from "./readers";

const mine = { owner: null, manager: "Amara Okafor", organisation: "Meridian" };

test("who reads a goal is said by name", () => {
  expect(readersOfGoal("PRIVATE", mine)).toBe("Only you and Amara Okafor can read this.");
  expect(readersOfGoal("PRIVATE", { ...mine, manager: null })).toBe("Only you can read this.");
  expect(readersOfGoal("PRIVATE", { ...mine, owner: "Priya", manager: "you" })).toBe(
    "Only Priya and you can read this.",
  );
  expect(readersOfGoal("SHARED", mine)).toMatch(
    /^You, Amara Okafor, your team, the managers above,? and HR can read this\.$/,
  );
  expect(readersOfGoal("SHARED", { ...mine, owner: "Priya", manager: "you" })).toMatch(
    /^Priya, you, their team, the managers above,? and HR can read this\.$/,
  );
  expect(readersOfGoal("PUBLIC", mine)).toBe("Everybody at Meridian can read this.");
});
