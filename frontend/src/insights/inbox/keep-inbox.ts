import { useCallback } from "react";
import { useClient } from "urql";
import { describeFailure } from "../../graphql/failure";
import { graphql } from "../../graphql/graphql";
import { isRefused } from "../../graphql/refused";
import { formatDay } from "../../ui/format";
import { showToast } from "../../ui/toast";

const finishItems = graphql(`
  mutation FinishInboxItems($input: FinishInboxItemsInput!) {
    finishInboxItems(input: $input) {
      __typename
      ... on FinishInboxItemsPayload { keys }
      ... on UserErrors { errors { code message path } }
    }
  }
`);
const reopenItems = graphql(`
  mutation ReopenInboxItems($input: ReopenInboxItemsInput!) {
    reopenInboxItems(input: $input) {
      __typename
      ... on ReopenInboxItemsPayload { keys }
      ... on UserErrors { errors { code message path } }
    }
  }
`);
const snoozeItem = graphql(`
  mutation SnoozeInboxItem($input: SnoozeInboxItemInput!) {
    snoozeInboxItem(input: $input) {
      __typename
      ... on SnoozeInboxItemPayload { key until }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

/** Everything that shows tasks or news is asked again. */
export const inboxTypes = ["InboxItem", "Task"];
const context = { additionalTypenames: inboxTypes };

export interface KeepInbox {
  /** Be done with these things, or with all of them, as far as they were seen. */
  finish: (keys: readonly string[] | null, upTo: string) => Promise<void>;
  /** Put a thing off to a day, or bring it back. */
  snooze: (key: string, until: string | null) => Promise<void>;
}

/** Instant changes of one's inbox; each can be undone for ten seconds. */
export function useKeepInbox(): KeepInbox {
  const client = useClient();
  const tell = useCallback(
    async <Result extends { data?: object | null; error?: Parameters<typeof describeFailure>[0] }>(
      sent: PromiseLike<Result>,
    ): Promise<Result["data"] | null> => {
      const { data, error } = await sent;
      const answer = data ? Object.values(data)[0] : null;
      if (isRefused(answer)) showToast(answer.errors.map(({ message }) => message).join(" "));
      else if (!answer) {
        const { what, next } = describeFailure(error);
        showToast(`${what} ${next}`);
      } else return data;
      return null;
    },
    [],
  );
  const snooze = useCallback(
    async (key: string, until: string | null) => {
      const done = await tell(client.mutation(snoozeItem, { input: { key, until } }, context).toPromise());
      if (!done) return;
      if (until === null) showToast("It is back.");
      else showToast(`Put off to ${formatDay(until)}.`, { label: "Undo", run: () => void snooze(key, null) });
    },
    [client, tell],
  );
  const finish = useCallback(
    async (keys: readonly string[] | null, upTo: string) => {
      const input = { keys: keys ? [...keys] : null, upTo };
      const done = await tell(client.mutation(finishItems, { input }, context).toPromise());
      if (done?.finishInboxItems.__typename !== "FinishInboxItemsPayload") return;
      const finished = done.finishInboxItems.keys;
      const undo = () =>
        void tell(client.mutation(reopenItems, { input: { keys: finished.slice(0, 100) } }, context).toPromise());
      const words = finished.length === 1 ? "Done." : `Done with ${finished.length} things.`;
      showToast(words, finished.length > 0 && finished.length <= 100 ? { label: "Undo", run: undo } : undefined);
    },
    [client, tell],
  );
  return { finish, snooze };
}
