import { expect, test } from "vitest";
import { firstClass } from "./import-search";
import { importLabel, outcome, valueWords } from "./import-words";
import { isAccepted, readAnswer } from "./upload";

const counts = { total: 1250, new: 38, changed: 164, same: 1038, waiting: 4, problem: 6, missing: 12, warnings: 0 };

test("the button says what happens, with its numbers", () => {
  expect(importLabel(counts, { skip: true, leaving: 0 })).toBe("Import 1,240, skip 10");
  expect(importLabel(counts, { skip: true, leaving: 12 })).toBe("Import 1,240, skip 10, mark 12 as left");
  expect(importLabel({ ...counts, total: 1240, waiting: 0, problem: 0 }, { skip: true, leaving: 0 })).toBe(
    "Import 1,240",
  );
});

test("the report leaves out what did not happen", () => {
  expect(outcome({ ...counts, new: 1, changed: 0 })).toEqual([
    "1 person added",
    "1,038 people the same",
    "10 rows skipped",
  ]);
});

test("a contract is told in words, and nothing as empty", () => {
  expect(valueWords("EMPLOYMENT_TYPE", "FULL_TIME")).toBe("Full time");
  expect(valueWords("TITLE", "FULL_TIME")).toBe("FULL_TIME");
  expect(valueWords("TITLE", "")).toBe("empty");
});

test("what needs eyes is shown first", () => {
  expect(firstClass(counts)).toBe("problem");
  expect(firstClass({ ...counts, problem: 0 })).toBe("waiting");
  expect(firstClass({ ...counts, problem: 0, waiting: 0 })).toBe("new");
});

test("a refused file says why, in the server's words", () => {
  expect(readAnswer(201, '{"id": "abc"}')).toEqual({ ok: true, id: "abc" });
  expect(readAnswer(400, '{"error": {"code": "INVALID", "message": "Row 3 has 4 cells."}}')).toEqual({
    ok: false,
    message: "Row 3 has 4 cells.",
  });
  expect(readAnswer(502, "<html>")).toEqual({
    ok: false,
    message: "The server could not take the file. Try again in a moment.",
  });
});

test("only files that can be read are sent", () => {
  expect(["people.CSV", "a.tsv", "a.txt", "a.xlsx"].every(isAccepted)).toBe(true);
  expect(["people.pdf", "csv"].some(isAccepted)).toBe(false);
});
