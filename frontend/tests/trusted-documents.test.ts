// @vitest-environment node
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readTrusted } from "../trusted-documents";

let source = "";
beforeEach(() => {
  source = mkdtempSync(join(tmpdir(), "headway-"));
});
afterEach(() => rmSync(source, { recursive: true }));

const write = (name: string, ...texts: string[]) =>
  writeFileSync(join(source, name), texts.map((text) => `graphql(\`${text}\`);`).join("\n"));

test("an operation comes with its fragments, and theirs, and the names of types", () => {
  write("a.ts", "query Goals { goals { ...Row @_unmask } }", "fragment Unused on Goal { id }");
  write("b.tsx", "fragment Row on Goal { title ...Owner }", "fragment Owner on Goal { owner { id } }");
  const { ids, texts } = readTrusted(source);
  expect(Object.keys(ids)).toEqual(["Goals"]);
  expect((texts[ids.Goals ?? ""] ?? "").replace(/\s+/g, " ")).toBe(
    "query Goals { goals { ...Row __typename } } " +
      "fragment Row on Goal { title ...Owner __typename } " +
      "fragment Owner on Goal { owner { id __typename } __typename }",
  );
});

test("names are given once, and every fragment is there", () => {
  write("a.ts", "query Goals { a }", "query Goals { b }");
  expect(() => readTrusted(source)).toThrow("Goals is written twice");
  write("a.ts", "{ a }");
  expect(() => readTrusted(source)).toThrow("no name");
  write("a.ts", "query Goals { ...Gone }");
  expect(() => readTrusted(source)).toThrow("Gone is not written anywhere");
});

test("the build leaves what it trusts for the server", () => {
  const { texts } = readTrusted(join(import.meta.dirname, "../src"));
  const built = JSON.parse(readFileSync(join(import.meta.dirname, "../dist/documents.json"), "utf8"));
  expect(built).toEqual(texts);
  expect(Object.keys(texts).length).toBeGreaterThan(100);
});
