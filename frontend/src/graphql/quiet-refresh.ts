import { type Client, type Exchange, makeOperation, type Operation, type OperationResult } from "urql";
import { map, pipe, tap } from "wonka";

/**
 * Asks again for what is on the screen, while what is there stays. Only queries that say `live: true` in their context
 * take part: a form that was begun must not find other content, or another version, under what was typed.
 */
interface Screen {
  queries: Map<number, Operation>;
  mutations: Set<number>;
  /** Asked again because of others; the next answer to each came quietly. */
  asked: Set<number>;
}

const screens = new WeakMap<Client, Screen>();

export const quietRefreshExchange: Exchange = ({ client, forward }) => {
  const screen: Screen = { queries: new Map(), mutations: new Set(), asked: new Set() };
  screens.set(client, screen);
  return (operations) => pipe(operations, tap(note), forward, map(mark));

  function note(operation: Operation): void {
    const { kind, key, context } = operation;
    if (kind === "mutation") screen.mutations.add(key);
    else if (kind === "query" && context.live) screen.queries.set(key, operation);
    else if (kind === "teardown") for (const known of Object.values(screen)) known.delete(key);
  }

  function mark(result: OperationResult): OperationResult {
    const { kind, key } = result.operation;
    if (kind === "mutation") {
      screen.mutations.delete(key);
      // What is asked again now shows what this person did.
      screen.asked.clear();
    }
    if (!screen.asked.delete(key)) return result;
    return { ...result, extensions: { ...result.extensions, quiet: true } };
  }
};

/** Whether something of ours is being written: its answer refreshes the screen by itself. */
export function isWriting(client: Client): boolean {
  return (screens.get(client)?.mutations.size ?? 0) > 0;
}

export function refreshQuietly(client: Client): void {
  const screen = screens.get(client);
  for (const [key, operation] of screen?.queries ?? []) {
    screen?.asked.add(key);
    client.reexecuteOperation(
      makeOperation("query", operation, { ...operation.context, requestPolicy: "network-only" }),
    );
  }
}

/** Whether an answer came because others wrote something, and not because of anything this person did. */
export function cameQuietly(result: { extensions?: Record<string, unknown> } | undefined): boolean {
  return result?.extensions?.quiet === true;
}
