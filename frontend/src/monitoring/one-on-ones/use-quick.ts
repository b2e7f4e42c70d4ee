import { useCallback } from "react";
import { type AnyVariables, type TypedDocumentNode, useClient } from "urql";
import { type Accepted, isRefused } from "../../graphql/refused";
import { showToast } from "../../ui/toast";

/** For ticks and moves: the page shows what became of it, and what was refused is said in a message. */
export function useQuick() {
  const client = useClient();
  return useCallback(
    async <Result extends object, Variables extends AnyVariables>(
      document: TypedDocumentNode<Result, Variables>,
      variables: Variables,
    ): Promise<Accepted<Result[keyof Result]> | null> => {
      const { data } = await client.mutation(document, variables).toPromise();
      const answer = data ? (Object.values(data)[0] as Result[keyof Result]) : null;
      if (answer && !isRefused(answer)) return answer as Accepted<Result[keyof Result]>;
      showToast(isRefused(answer) ? (answer.errors[0]?.message ?? "") : "That was not saved. Try again.");
      return null;
    },
    [client],
  );
}
