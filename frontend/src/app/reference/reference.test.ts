import { readFileSync } from "node:fs";
import { schema } from "virtual:reference";
import { buildSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isUnionType } from "graphql";
import { expect, test } from "vitest";
import { readSchema } from "../../../reference-plugin";
import { piecesOf, sectionsOf } from "./reference";

test("every type, field, argument and value of the schema is in the reference, under one heading", () => {
  const expected = Object.values(buildSchema(readFileSync("../schema.graphql", "utf8")).getTypeMap())
    .filter(({ astNode }) => astNode)
    .flatMap((type) => {
      const { name } = type;
      if (isObjectType(type) || isInterfaceType(type)) {
        const fields = Object.values(type.getFields());
        return [
          name,
          ...fields.flatMap((field) => [field, ...field.args].map((one) => `${name} ${field.name} ${one.name}`)),
        ];
      }
      if (isInputObjectType(type))
        return [name, ...Object.keys(type.getFields()).map((field) => `${name} ${field} ${field}`)];
      if (isEnumType(type)) return [name, ...type.getValues().map((value) => `${name} ${value.name} ${value.name}`)];
      if (isUnionType(type)) return [name, ...type.getTypes().map((one) => `${name} ${one.name} ${one.name}`)];
      return [name];
    });
  const shown = sectionsOf(schema, "")
    .flatMap(({ types }) => types)
    .flatMap(({ name, members }) => [
      name,
      ...members.flatMap((member) =>
        [member, ...(member.args ?? [])].map((one) => `${name} ${member.name} ${one.name}`),
      ),
    ]);
  expect(shown.sort()).toEqual(expected.sort());
});

test("types, defaults and what is over are kept as the schema writes them", () => {
  const [type] = readSchema(`
    "A thing."
    type Thing {
      "Its parts."
      parts("How many." first: Int! = 5, "After what." after: String = null): [Part!]! @deprecated(reason: "Ask for pieces.")
    }
  `);
  expect(type).toEqual({
    kind: "type",
    name: "Thing",
    text: "A thing.",
    deprecated: undefined,
    members: [
      {
        name: "parts",
        text: "Its parts.",
        type: "[Part!]!",
        deprecated: "Ask for pieces.",
        args: [
          { name: "first", text: "How many.", type: "Int!", fallback: "5", deprecated: undefined },
          { name: "after", text: "After what.", type: "String", fallback: undefined, deprecated: undefined },
        ],
      },
    ],
  });
});

test("a search finds whole types by their name, and else the fields that fit", () => {
  const thing = readSchema(`
    "A thing." type Thing { "Its size." size: Int! "Its colour." colour: String! }
    "Of a colour." enum Colour { "Like grass." GREEN }
  `);
  const found = (search: string) =>
    sectionsOf(thing, search).map(({ title, types }) => [
      title,
      ...types.map(({ name, members }) => [name, ...members.map((member) => member.name)].join(" ")),
    ]);
  expect(found("")).toEqual([
    ["Types", "Thing size colour"],
    ["Enums", "Colour GREEN"],
  ]);
  expect(found("SIZE")).toEqual([["Types", "Thing size"]]);
  expect(found("colour")).toEqual([
    ["Types", "Thing colour"],
    ["Enums", "Colour GREEN"],
  ]);
  expect(found("mass")).toEqual([]);
});

test("the name of a type is linked without its brackets", () => {
  expect(piecesOf("[Goal!]!")).toEqual(["[", "Goal", "!]!"]);
  expect(piecesOf("ID")).toEqual(["", "ID", ""]);
});
