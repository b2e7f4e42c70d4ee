import { expect, test } from "vitest";
import { changedFields, emptyContent, newEmployee, problemsOf } from "./employee-form-content";

const start = { ...emptyContent("Europe/Vienna"), name: "Ana Costa", email: "ana@x.example", level: 3 };

test("only what was touched is sent, and an emptied field is cleared", () => {
  expect(changedFields(start, start)).toEqual({});
  expect(changedFields(start, { ...start, title: "Dispatcher", email: "", level: null })).toEqual({
    title: "Dispatcher",
    email: null,
    level: null,
  });
});

test("somebody new is sent with every field", () => {
  expect(newEmployee(start)).toMatchObject({ name: "Ana Costa", externalId: null, hiredOn: null, status: "ACTIVE" });
});

test("a name is needed, and a last day for who has left", () => {
  expect(problemsOf(start)).toEqual({});
  expect(problemsOf({ ...start, name: " ", status: "LEFT" })).toEqual({
    name: ["Write the person's name."],
    leftOn: ["Choose the last day."],
  });
});
