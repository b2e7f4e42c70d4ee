import { expect, test } from "vitest";
import { actionWords, objectName, typeWords, valueChanges } from "./audit-search";

test("names of actions and types are read as words", () => {
  expect(actionWords("apply_people_import")).toBe("Apply people import");
  expect(actionWords("create_api_token")).toBe("Create API token");
  expect(typeWords("PeopleImport")).toBe("people import");
});

test("both sides of a change stand beside each other, the version aside", () => {
  expect(valueChanges({ title: "Clerk", version: 1 }, { title: "Lead", level: 4, tags: ["a"], version: 2 })).toEqual([
    { field: "title", before: "Clerk", after: "Lead" },
    { field: "level", before: "", after: "4" },
    { field: "tags", before: "", after: '[\n "a"\n]' },
  ]);
  expect(valueChanges(null, [])).toEqual([]);
});

test("the object is called by its name or title, where the change tells", () => {
  expect(objectName({ name: "Ana" }, {})).toBe("Ana");
  expect(objectName({}, { title: "Answer faster" })).toBe("Answer faster");
  expect(objectName({}, { level: 3 })).toBe("");
});
