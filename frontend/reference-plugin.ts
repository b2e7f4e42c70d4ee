import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  parse,
  print,
  type StringValueNode,
} from "graphql";
import type { Plugin } from "vite";
import type { Member, SchemaType, Value } from "./src/app/reference/reference";

const file = join(import.meta.dirname, "../schema.graphql");
const source = "virtual:reference";

/** Lets the reference page import what schema.graphql says, taken apart when the page is built. */
export function reference(): Plugin {
  return {
    name: "headway-reference",
    resolveId: (id) => (id === source ? `\0${source}` : null),
    load(id) {
      if (id !== `\0${source}`) return null;
      this.addWatchFile(file);
      return `export const schema = ${JSON.stringify(readSchema(readFileSync(file, "utf8")))};`;
    },
  };
}

export function readSchema(sdl: string): SchemaType[] {
  return parse(sdl).definitions.flatMap((definition) => readType(definition) ?? []);
}

function readType(definition: DefinitionNode): SchemaType | null {
  switch (definition.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION: {
      const kind = definition.kind === Kind.OBJECT_TYPE_DEFINITION ? "type" : "interface";
      return { kind, ...said(definition), members: definition.fields?.map(readField) ?? [] };
    }
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return { kind: "input", ...said(definition), members: definition.fields?.map(readValue) ?? [] };
    case Kind.ENUM_TYPE_DEFINITION:
      return { kind: "enum", ...said(definition), members: definition.values?.map(said) ?? [] };
    case Kind.UNION_TYPE_DEFINITION: {
      const members = definition.types?.map((type) => ({ name: type.name.value, text: "", type: type.name.value }));
      return { kind: "union", ...said(definition), members: members ?? [] };
    }
    case Kind.SCALAR_TYPE_DEFINITION:
      return { kind: "scalar", ...said(definition), members: [] };
    default:
      return null;
  }
}

function readField(field: FieldDefinitionNode): Member {
  return { ...said(field), type: print(field.type), args: field.arguments?.map(readValue) };
}

function readValue(value: InputValueDefinitionNode): Value {
  const fallback = value.defaultValue && print(value.defaultValue);
  return { ...said(value), type: print(value.type), fallback: fallback === "null" ? undefined : fallback };
}

interface Described {
  name: { value: string };
  description?: StringValueNode;
  directives?: readonly ConstDirectiveNode[];
}

function said({ name, description, directives }: Described): { name: string; text: string; deprecated?: string } {
  const over = directives?.find((directive) => directive.name.value === "deprecated");
  const reason = over?.arguments?.[0]?.value;
  const deprecated = over && (reason?.kind === Kind.STRING ? reason.value : "No longer supported.");
  return { name: name.value, text: description?.value ?? "", deprecated };
}
