import { type Client, type Exchange, makeOperation, type Operation, type OperationResult } from "urql";
import { map, pipe, tap } from "wonka";

/**
 * Asks again for what is on the screen, while what is there stays. When others wrote something, only queries that say
 * `live: true` in their context take part: a form that was begun must not find other content, or another version, under
 * what was typed.
 *
 * urql asks nothing twice at a time: what is on its way while something changes would not be asked again, and its answer,
 * read before the change, would stay. So that is asked once more as soon as it is answered.
 */
interface Screen {
  queries: Map<number, Operation>;
  mutations: Set<number>;
  /** Asked again because of others; the next answer to each came quietly. */
  asked: Set<number>;
  /** Not answered yet. */
  onTheirWay: Map<number, Operation>;
  /** Of these, what something changed under; and whether others did, and not this person. */
  outdated: Map<number, boolean>;
}

const screens = new WeakMap<Client, Screen>();

export const quietRefreshExchange: Exchange = ({ client, forward }) => {
  const screen: Screen = {
    queries: new Map(),
    mutations: new Set(),
    asked: new Set(),
    onTheirWay: new Map(),
    outdated: new Map(),
  };
  screens.set(client, screen);
  return (operations) => pipe(operations, tap(note), forward, map(mark));

  function note(operation: Operation): void {
    const { kind, key, context } = operation;
    if (kind === "mutation") screen.mutations.add(key);
    else if (kind === "query") {
      screen.onTheirWay.set(key, operation);
      if (context.live) screen.queries.set(key, operation);
    } else if (kind === "teardown") for (const known of Object.values(screen)) known.delete(key);
  }

  function mark(result: OperationResult): OperationResult {
    const { kind, key } = result.operation;
    if (kind === "mutation") {
      screen.mutations.delete(key);
      // What is asked again now shows what this person did.
      screen.asked.clear();
      for (const waiting of screen.onTheirWay.keys()) screen.outdated.set(waiting, false);
    }
    const quiet = screen.asked.delete(key);
    const told = quiet ? { ...result, extensions: { ...result.extensions, quiet } } : result;
    return kind === "query" && !result.stale ? answered(told) : told;
  }

  function answered(result: OperationResult): OperationResult {
    const { key } = result.operation;
    const operation = screen.onTheirWay.get(key);
    const byOthers = screen.outdated.get(key);
    screen.onTheirWay.delete(key);
    screen.outdated.delete(key);
    if (!operation || byOthers === undefined || result.error) return result;
    if (byOthers) screen.asked.add(key);
    askAgain(client, operation);
    return { ...result, stale: true };
  }
};

function askAgain(client: Client, operation: Operation): void {
  client.reexecuteOperation(makeOperation("query", operation, { ...operation.context, requestPolicy: "network-only" }));
}

/** Whether something of ours is being written: its answer refreshes the screen by itself. */
export function isWriting(client: Client): boolean {
  return (screens.get(client)?.mutations.size ?? 0) > 0;
}

export function refreshQuietly(client: Client): void {
  const screen = screens.get(client);
  for (const [key, operation] of screen?.queries ?? []) {
    if (screen?.onTheirWay.has(key)) {
      if (!screen.outdated.has(key)) screen.outdated.set(key, true);
    } else {
      screen?.asked.add(key);
      askAgain(client, operation);
    }
  }
}

/** Whether an answer came because others wrote something, and not because of anything this person did. */
export function cameQuietly(result: { extensions?: Record<string, unknown> } | undefined): boolean {
  return result?.extensions?.quiet === true;
}
