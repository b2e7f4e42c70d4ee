import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  visit,
} from "graphql";
import type { Plugin } from "vite";

const written = /graphql\(\s*`([^`]*)`/g;
const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } } as const;

interface Trusted {
  /** The id of an operation, by its name. */
  ids: Record<string, string>;
  /** The text of an operation with all of its fragments, by its id. */
  texts: Record<string, string>;
}

/**
 * Every operation that the front end is written with, for the server to know them: pages then send an id instead of the
 * text, and a server that trusts nothing else refuses whatever a stranger makes a page send.
 */
export function readTrusted(source: string): Trusted {
  const operations = new Map<string, OperationDefinitionNode>();
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const text of textsUnder(source)) {
    for (const definition of parse(text.replaceAll("@_unmask", "")).definitions) {
      if (definition.kind === Kind.OPERATION_DEFINITION) addOnce(operations, definition.name?.value, definition);
      if (definition.kind === Kind.FRAGMENT_DEFINITION) addOnce(fragments, definition.name.value, definition);
    }
  }
  const trusted: Trusted = { ids: {}, texts: {} };
  for (const [name, operation] of operations) {
    const text = [operation, ...fragmentsOf(operation, fragments)].map(asSent).join("\n");
    const id = createHash("sha256").update(text).digest("hex").slice(0, 16);
    trusted.ids[name] = id;
    trusted.texts[id] = text;
  }
  return trusted;
}

function textsUnder(source: string): string[] {
  return readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.(test|d)\.tsx?$/.test(name))
    .sort()
    .flatMap((name) => [...readFileSync(join(source, name), "utf8").matchAll(written)].map(([, text]) => text ?? ""));
}

function addOnce<Definition>(known: Map<string, Definition>, name: string | undefined, definition: Definition): void {
  if (!name) throw new Error("An operation has no name. Give it one, so that the server can tell which it is.");
  if (known.has(name)) throw new Error(`${name} is written twice. Give one of them another name.`);
  known.set(name, definition);
}

type Definition = OperationDefinitionNode | FragmentDefinitionNode;

function fragmentsOf(definition: Definition, all: Map<string, FragmentDefinitionNode>): Set<FragmentDefinitionNode> {
  const found = new Set<FragmentDefinitionNode>();
  function follow(from: Definition): void {
    visit(from, {
      FragmentSpread({ name }) {
        const fragment = all.get(name.value);
        if (!fragment) throw new Error(`The fragment ${name.value} is not written anywhere.`);
        if (found.has(fragment)) return;
        found.add(fragment);
        follow(fragment);
      },
    });
  }
  follow(definition);
  return found;
}

/** With the names of types, by which the cache knows what an answer shows. */
function asSent(definition: Definition): string {
  return print(
    visit(definition, {
      SelectionSet: {
        leave: (node, _key, parent) =>
          isOperation(parent) || node.selections.some(isTypename)
            ? node
            : { ...node, selections: [...node.selections, typename] },
      },
    }),
  );
}

function isOperation(parent: unknown): boolean {
  return (parent as { kind?: Kind } | undefined)?.kind === Kind.OPERATION_DEFINITION;
}

function isTypename(selection: SelectionNode): boolean {
  return selection.kind === Kind.FIELD && selection.name.value === "__typename" && !selection.alias;
}

/** Leaves the texts beside the page for the server, and the ids in the module that the client reads. */
export function trustedDocuments(source: string): Plugin {
  let trusted: Trusted;
  return {
    name: "headway-trusted-documents",
    apply: "build",
    buildStart() {
      trusted = readTrusted(source);
      this.emitFile({ type: "asset", fileName: "documents.json", source: JSON.stringify(trusted.texts) });
    },
    transform(_code, id) {
      if (!id.endsWith("/src/graphql/trusted-ids.ts")) return null;
      return `export const trustedIds = ${JSON.stringify(trusted.ids)};`;
    },
  };
}
