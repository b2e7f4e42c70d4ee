import { useEffect, useRef } from "react";
import { type AnyVariables, type TypedDocumentNode, useClient } from "urql";
import { graphql } from "./graphql";
import { isLive, onOpen } from "./live-socket";
import { createNews } from "./news";
import { isWriting, refreshQuietly } from "./quiet-refresh";
import { isSignInNeeded, onSignInNeeded } from "./sign-in-renewal";

const changedSubscription = graphql(`
  subscription Changed {
    changed { everything objects { __typename } }
  }
`);
const inboxSubscription = graphql(`
  subscription InboxCount { inboxCount }
`);
const infoSubscription = graphql(`
  subscription InboxInfoCount { inboxInfoCount }
`);

const askedEvery = 60_000;
const heardBy = new Set<() => void>();

/**
 * Keeps what is on the screen fresh: refreshes when the server says so, and without a socket on focus and every minute.
 * `onNews` hears of what was written, by type.
 */
export function useLiveUpdates(onNews: (types: readonly string[]) => void): void {
  const client = useClient();
  const tell = useRef(onNews);
  tell.current = onNews;
  useEffect(() => {
    const news = createNews({
      refresh: () => refreshQuietly(client),
      isBusy: () => document.hidden || isWriting(client),
    });
    const heard = news.heard;
    const unlessLive = () => {
      if (!isLive()) heard();
    };
    heardBy.add(heard);
    const timer = setInterval(unlessLive, askedEvery);
    window.addEventListener("focus", unlessLive);
    const closed = onOpen((again) => {
      if (again) heard();
    });
    return () => {
      heardBy.delete(heard);
      news.stop();
      clearInterval(timer);
      window.removeEventListener("focus", unlessLive);
      closed();
    };
  }, [client]);
  useFollowing(changedSubscription, {}, ({ changed }) => {
    const types = changed.objects.map(({ __typename }) => __typename);
    if (types.length > 0) tell.current(types);
  });
  useFollowing(inboxSubscription, {});
  useFollowing(infoSubscription, {});
}

/** Refreshes what is on the screen whenever the subscription tells something new. */
export function useFollowing<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  onTold?: (data: Data) => void,
): void {
  const client = useClient();
  const key = JSON.stringify(variables);
  const told = useRef(onTold);
  told.current = onTold;
  useEffect(() => {
    let stop = follow();
    // After a sign-in that ended, the server lets nobody follow until somebody has signed in again.
    const renewed = onSignInNeeded(() => {
      if (isSignInNeeded()) return;
      stop();
      stop = follow();
    });

    function follow(): () => void {
      let first = true;
      const source = client.subscription(document, JSON.parse(key) as Variables);
      const { unsubscribe } = source.subscribe(({ data }) => {
        if (!data) return;
        // What is told at once is what the page has just asked for.
        if (!first) for (const heard of heardBy) heard();
        first = false;
        told.current?.(data);
      });
      return unsubscribe;
    }

    return () => {
      renewed();
      stop();
    };
  }, [client, document, key]);
}
