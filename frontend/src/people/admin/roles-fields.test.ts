import { expect, test } from "vitest";
import { rolesInput, rolesProblems } from "./roles-fields";

const some = { roles: ["HR"], some: true, departmentIds: [] } as const;

test("an HR partner of some departments needs at least one, so that nobody gets all by mistake", () => {
  expect(rolesProblems(some)).toEqual({ hrDepartmentIds: ["Choose at least one department."] });
  expect(rolesProblems({ ...some, departmentIds: ["d"] })).toEqual({});
  expect(rolesProblems({ ...some, some: false })).toEqual({});
});

test("departments are only sent for an HR partner who was given some", () => {
  expect(rolesInput({ ...some, departmentIds: ["d"] })).toEqual({ roles: ["HR"], hrDepartmentIds: ["d"] });
  expect(rolesInput({ ...some, some: false, departmentIds: ["d"] })).toEqual({ roles: ["HR"], hrDepartmentIds: null });
  expect(rolesInput({ roles: ["ADMIN"], some: true, departmentIds: ["d"] }).hrDepartmentIds).toBeNull();
});
