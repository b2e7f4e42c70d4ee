import { useCallback } from "react";
import { useClient } from "urql";
import { graphql } from "../graphql/graphql";
import { isRefused } from "../graphql/refused";
import { showToast } from "../ui/toast";

export const retractFeedback = graphql(`
  mutation RetractFeedback($input: RetractFeedbackInput!) {
    retractFeedback(input: $input) {
      __typename
      ... on RetractFeedbackPayload { feedback { id state version allowedActions } }
      ... on UserErrors { errors { code message path } current { ... on Feedback { id state version } } }
    }
  }
`);

interface Given {
  id: string;
  version: number;
  receiver: { name: string } | null;
}

/** Says that feedback was sent, and takes it back at once if that was too early. */
export function useSentToast(): (feedback: Given) => void {
  const client = useClient();
  return useCallback(
    ({ id, version, receiver }: Given) => {
      const name = receiver?.name ?? "them";
      showToast(`Sent to ${name}.`, {
        label: "Take back",
        run: async () => {
          const { data } = await client.mutation(retractFeedback, { input: { id, version } }).toPromise();
          const answer = data?.retractFeedback;
          if (answer && !isRefused(answer)) showToast(`Taken back; ${name} does not see it.`);
          else
            showToast(
              isRefused(answer)
                ? (answer.errors[0]?.message ?? "")
                : "It could not be taken back. Try again under Given.",
            );
        },
      });
    },
    [client],
  );
}
