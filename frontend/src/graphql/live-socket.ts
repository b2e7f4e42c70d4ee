import type { Client } from "graphql-ws";
import type { SubscriptionOperation } from "urql";
import { nameDocument } from "./fetch-by-id";

/** The one websocket of this window: opened when something is first followed, opened again whenever it is lost. */

type Listener = (again: boolean) => void;

const longestWait = 30_000;
const answersWithin = 5_000;
const listeners = new Set<Listener>();
let socket: Promise<Client> | undefined;
let open = false;

export function isLive(): boolean {
  return open;
}

/** Called each time the socket opens; `again` if it was lost before. */
export function onOpen(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function waitBefore(attempt: number, luck = Math.random()): number {
  return Math.min(1_000 * 2 ** attempt, longestWait) * (0.5 + luck / 2);
}

function connect(): Promise<Client> {
  socket ??= import("graphql-ws").then(({ createClient }) => {
    let active: WebSocket | undefined;
    let unanswered: ReturnType<typeof setTimeout>;
    return createClient({
      url: `${location.origin.replace(/^http/, "ws")}/graphql`,
      retryAttempts: Number.POSITIVE_INFINITY,
      retryWait: (attempt) => new Promise((resolve) => setTimeout(resolve, waitBefore(attempt))),
      keepAlive: 30_000,
      // The library insists on a text; a document that is named by its id needs none.
      jsonMessageReplacer: (name, value) => (name === "query" && value === "" ? undefined : value),
      on: {
        connected: (opened, _payload, again) => {
          active = opened as WebSocket;
          open = true;
          for (const listener of listeners) listener(again);
        },
        closed: () => {
          open = false;
          clearTimeout(unanswered);
        },
        // A network that went away without a word is only noticed by asking.
        ping: (received) => {
          if (!received) unanswered = setTimeout(() => active?.close(4408, "No answer"), answersWithin);
        },
        pong: (received) => {
          if (received) clearTimeout(unanswered);
        },
      },
    });
  });
  return socket;
}

interface Sink {
  next: (value: never) => void;
  error: (reason: unknown) => void;
  complete: () => void;
}

/** How urql subscribes. */
export const forwardSubscription = ({ query, operationName, variables }: SubscriptionOperation) => ({
  subscribe(sink: Sink) {
    let stop: (() => void) | undefined;
    let stopped = false;
    connect().then((client) => {
      const payload = { query: "", ...nameDocument(operationName, query), operationName, variables: { ...variables } };
      if (!stopped) stop = client.subscribe(payload, sink as never);
    }, sink.error);
    return {
      unsubscribe() {
        stopped = true;
        stop?.();
      },
    };
  },
});
