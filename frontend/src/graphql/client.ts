import { authExchange } from "@urql/exchange-auth";
import { Client, type CombinedError, cacheExchange, fetchExchange, subscriptionExchange } from "urql";
import { fetchById } from "./fetch-by-id";
import { forwardSubscription } from "./live-socket";
import { quietRefreshExchange } from "./quiet-refresh";
import { renewSignIn } from "./sign-in-renewal";

/** Every request carries this header: another site cannot make the browser send it. */
export const headers = { "x-headway": "1" };

function isSignedOut(error: CombinedError): boolean {
  const response = error.response as Response | undefined;
  return (
    response?.status === 401 || error.graphQLErrors.some(({ extensions }) => extensions?.code === "UNAUTHENTICATED")
  );
}

/**
 * Pages show what is cached and ask again at once. A mutation makes every query stale that shows one of its types;
 * a query that may be empty names its types in `context: { additionalTypenames: [...] }`, and one that also follows what
 * others write says `live: true`.
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
      quietRefreshExchange,
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
