import { expect, test } from "vitest";
import { audienceInput, nobody } from "./goal-audience";

test("no condition is nobody, not everybody", () => {
  expect(audienceInput(nobody)).toBeNull();
  expect(audienceInput({ ...nobody, levels: "all", location: "  " })).toBeNull();
  expect(audienceInput({ ...nobody, everybody: true, levels: "3" })).toEqual({ everybody: true });
});

test("levels are read out of what is typed", () => {
  expect(audienceInput({ ...nobody, levels: "2, 3;x" })).toEqual({
    departmentIds: [],
    levels: [2, 3],
    locations: [],
    managerId: null,
    allLevels: false,
  });
});

test("below a manager all levels are meant, unless only the direct reports are", () => {
  const manager = { id: "m", name: "Mona" };
  expect(audienceInput({ ...nobody, manager })).toMatchObject({ managerId: "m", allLevels: true });
  expect(audienceInput({ ...nobody, manager, allLevels: false })).toMatchObject({ managerId: "m", allLevels: false });
});
