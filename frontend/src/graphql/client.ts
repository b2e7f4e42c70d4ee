import { authExchange } from "@urql/exchange-auth";
import {
  Client,
  type CombinedError,
  cacheExchange,
  fetchExchange,
  type SubscriptionOperation,
  subscriptionExchange,
} from "urql";
import { fetchById, nameDocument } from "./fetch-by-id";
import { renewSignIn } from "./sign-in-renewal";

/** Every request carries this header: another site cannot make the browser send it. */
export const headers = { "x-headway": "1" };

type GraphQLWs = import("graphql-ws").Client;
let socket: Promise<GraphQLWs> | undefined;

function liveUpdates(): Promise<GraphQLWs> {
  socket ??= import("graphql-ws").then(({ createClient }) =>
    createClient({ url: `${location.origin.replace(/^http/, "ws")}/graphql`, lazy: true, retryAttempts: Infinity }),
  );
  return socket;
}

function isSignedOut(error: CombinedError): boolean {
  const response = error.response as Response | undefined;
  return (
    response?.status === 401 || error.graphQLErrors.some(({ extensions }) => extensions?.code === "UNAUTHENTICATED")
  );
}

const forwardSubscription = ({ query, operationName, variables }: SubscriptionOperation) => ({
  subscribe(sink: { next: (value: never) => void; error: (reason: unknown) => void; complete: () => void }) {
    let stop: (() => void) | undefined;
    let stopped = false;
    liveUpdates().then((client) => {
      const payload = { ...nameDocument(operationName, query), operationName, variables: { ...variables } };
      if (!stopped) stop = client.subscribe(payload as never, sink as never);
    }, sink.error);
    return {
      unsubscribe() {
        stopped = true;
        stop?.();
      },
    };
  },
});

/**
 * Pages show what is cached and ask again at once. A mutation makes every query stale that shows one of its types;
 * a query that may be empty names its types in `context: { additionalTypenames: [...] }`.
 */
export function createClient(): Client {
  return new Client({
    url: "/graphql",
    fetch: fetchById,
    preferGetMethod: false,
    requestPolicy: "cache-and-network",
    fetchOptions: {
      credentials: "same-origin",
      headers: { ...headers, accept: "application/graphql-response+json, application/json" },
    },
    exchanges: [
      cacheExchange,
      authExchange(async () => ({
        addAuthToOperation: (operation) => operation,
        didAuthError: isSignedOut,
        refreshAuth: renewSignIn,
      })),
      fetchExchange,
      subscriptionExchange({ forwardSubscription }),
    ],
  });
}
