/** A thing of the schema by its name, with what it is for. */
export interface Named {
  name: string;
  text: string;
  /** Why it should not be used any more. */
  deprecated?: string;
}

/** An argument or a field of an input. */
export interface Value extends Named {
  /** "[Goal!]!" */
  type?: string;
  /** What counts when it is left out. */
  fallback?: string;
}

/** A field, a value of an enum, or a type of a union. */
export interface Member extends Value {
  args?: readonly Value[];
}

export interface SchemaType extends Named {
  kind: "type" | "interface" | "input" | "enum" | "union" | "scalar";
  members: readonly Member[];
}

export interface Section {
  title: string;
  id: string;
  types: readonly SchemaType[];
}

const roots = ["Query", "Mutation", "Subscription"];
const kinds: readonly [title: string, id: string, holds: (type: SchemaType) => boolean][] = [
  ["Queries", "queries", ({ name }) => name === "Query"],
  ["Mutations", "mutations", ({ name }) => name === "Mutation"],
  ["Subscriptions", "subscriptions", ({ name }) => name === "Subscription"],
  ["Types", "types", ({ kind, name }) => (kind === "type" && !roots.includes(name)) || kind === "interface"],
  ["Inputs", "inputs", ({ kind }) => kind === "input"],
  ["Enums", "enums", ({ kind }) => kind === "enum"],
  ["Unions", "unions", ({ kind }) => kind === "union"],
  ["Scalars", "scalars", ({ kind }) => kind === "scalar"],
];

/** The schema under its headings, as far as it fits the search; empty headings are left out. */
export function sectionsOf(schema: readonly SchemaType[], search: string): Section[] {
  const shown = schema.flatMap((type) => narrowed(type, search.trim().toLowerCase()) ?? []);
  return kinds
    .map(([title, id, holds]) => ({ title, id, types: shown.filter(holds) }))
    .filter(({ types }) => types.length > 0);
}

/** The whole type if its name fits, else only the members that do. */
function narrowed(type: SchemaType, search: string): SchemaType | null {
  if (type.name.toLowerCase().includes(search)) return type;
  const members = type.members.filter(
    (member) => fits(member, search) || member.args?.some((arg) => fits(arg, search)),
  );
  return members.length > 0 || fits(type, search) ? { ...type, members } : null;
}

function fits({ name, text }: Named, search: string): boolean {
  return `${name} ${text}`.toLowerCase().includes(search);
}

/** "[Goal!]!" in pieces, of which the type's name is the middle one. */
export function piecesOf(type: string): [before: string, name: string, after: string] {
  const [, before = "", name = type, after = ""] = /^(\[*)(\w+)(.*)$/.exec(type) ?? [];
  return [before, name, after];
}
