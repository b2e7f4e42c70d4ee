// @vitest-environment node
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");

interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
  isEntry?: boolean;
}

function readManifest(): Record<string, Chunk> {
  return JSON.parse(readFileSync(join(dist, ".vite", "manifest.json"), "utf8")) as Record<string, Chunk>;
}

/** The chunk and everything it cannot start without. */
function withImports(manifest: Record<string, Chunk>, name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const imported of manifest[name]?.imports ?? []) withImports(manifest, imported, seen);
  return seen;
}

const kibibytes = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0) / 1024;

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

test("the first page loads at most 150 KiB of script and 15 KiB of style", () => {
  const manifest = readManifest();
  const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry) ?? "";
  const chunks = [...withImports(manifest, entry)].flatMap((name) => manifest[name] ?? []);
  expect(kibibytes(chunks.map(({ file }) => file))).toBeLessThanOrEqual(150);
  expect(kibibytes(new Set(chunks.flatMap(({ css }) => css ?? [])))).toBeLessThanOrEqual(15);
});

test("every page asks for at most ten files of script and style", () => {
  const manifest = readManifest();
  const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry) ?? "";
  const pages = Object.keys(manifest).filter((name) => /-page\.tsx$|^_home-/.test(name));
  const filesOf = (page: string) => {
    const chunks = [...withImports(manifest, page, withImports(manifest, entry))].flatMap(
      (name) => manifest[name] ?? [],
    );
    return new Set(chunks.flatMap(({ file, css }) => [file, ...(css ?? [])])).size;
  };
  expect(pages.length).toBeGreaterThan(20);
  expect(pages.filter((page) => filesOf(page) > 10)).toEqual([]);
});

test("nothing in the page is inline: the content security policy forbids it", () => {
  const page = readFileSync(join(dist, "index.html"), "utf8");
  expect(page).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son[a-z]+=/);
  expect(page).toMatch(/<link rel="preload" as="font"/);
});

test("files stay within 250 lines", () => {
  const long = filesUnder(join(root, "src"))
    .filter((file) => /\.(ts|tsx|css)$/.test(file) && !file.endsWith("graphql-env.d.ts") && statSync(file).isFile())
    .map((file) => [file.slice(root.length + 1), readFileSync(file, "utf8").trimEnd().split("\n").length] as const)
    .filter(([, lines]) => lines > 250);
  expect(long).toEqual([]);
});

test("package-lock.json names no registry", () => {
  expect(readFileSync(join(root, "package-lock.json"), "utf8")).not.toMatch(/"resolved"|registry\./);
});
