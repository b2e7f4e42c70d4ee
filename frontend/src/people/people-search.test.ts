import { expect, test } from "vitest";
import { countFilters, peopleFilter, readPeopleSearch } from "./people-search";

test("an address is read, and what it does not mean is left out", () => {
  expect(readPeopleSearch({ q: "ana", status: "on-leave", level: "3", order: "sideways" })).toEqual({
    q: "ana",
    status: "on-leave",
    level: 3,
  });
  expect(readPeopleSearch({ level: "high", status: "gone" })).toEqual({});
  expect(readPeopleSearch({ level: 0 }).level).toBe(0);
});

test("without a status the server leaves out who has left; with one it gets exactly that", () => {
  expect(peopleFilter({ q: "ana" })).toEqual({ search: "ana" });
  expect(peopleFilter({ status: "everybody", department: "d", manager: "m", level: 0 })).toEqual({
    departmentId: "d",
    managerId: "m",
    status: ["ACTIVE", "ON_LEAVE", "LEFT"],
    level: 0,
  });
});

test("the search box is no filter", () => {
  expect(countFilters({ q: "ana", level: 0, order: "level" })).toBe(1);
});
