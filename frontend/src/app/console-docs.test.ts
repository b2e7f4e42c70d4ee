import { expect, test } from "vitest";
import { writeType } from "./console-docs";

test("types are written as in the schema", () => {
  const goal = { kind: "OBJECT", name: "Goal" };
  const needed = { kind: "NON_NULL", name: null, ofType: goal };
  const list = { kind: "LIST", name: null, ofType: needed };
  expect(writeType({ kind: "NON_NULL", name: null, ofType: list })).toBe("[Goal!]!");
});
