import { expect, test } from "vitest";
import { skillTree, withBelow } from "./skill-tree";

const skill = (id: string, parent?: string) => ({ id, name: id, parent: parent ? { id: parent } : null });
const skills = [skill("writing", "words"), skill("craft"), skill("words", "craft"), skill("lost", "gone")];

test("skills hang under their parents, and what hangs under nothing known stands at the top", () => {
  const names = (nodes: ReturnType<typeof skillTree>): unknown[] =>
    nodes.map(({ skill: { id }, below }) => (below.length > 0 ? [id, names(below)] : id));
  expect(names(skillTree(skills))).toEqual([["craft", [["words", ["writing"]]]], "lost"]);
});

test("a skill cannot go below itself, at any depth", () => {
  expect([...withBelow(skills, "craft")].sort()).toEqual(["craft", "words", "writing"]);
});
