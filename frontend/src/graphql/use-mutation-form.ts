import { useCallback, useMemo, useState } from "react";
import { type AnyVariables, type CombinedError, type TypedDocumentNode, useMutation } from "urql";
import { describeFailure } from "./failure";
import { type Accepted, daysNotChosen, hasCode, isRefused, messagesByField, type UserErrors } from "./refused";

export interface MutationForm<Payload, Variables> {
  /** Sends; answers the payload, or null when the server refused or could not be reached. */
  send: (variables: Variables) => Promise<Payload | null>;
  sending: boolean;
  /** For `<Form errors>`: what was refused, by field. */
  errors: Record<string, string[]>;
  /** Somebody else changed the object meanwhile: the object as it is now. */
  conflict: UserErrors | null;
  /** Forgets the refusals, when the person starts again. */
  clear: () => void;
}

interface Refusal {
  errors: Record<string, string[]>;
  conflict: UserErrors | null;
}

const nothing: Refusal = { errors: {}, conflict: null };

/**
 * A mutation with one root field that answers `XPayload | UserErrors`. What was typed stays with the form;
 * an expired sign-in is renewed above the page and the mutation then goes on by itself.
 */
export function useMutationForm<Result extends object, Variables extends AnyVariables>(
  document: TypedDocumentNode<Result, Variables>,
): MutationForm<Accepted<Result[keyof Result]>, Variables> {
  const [{ fetching }, execute] = useMutation<Result, Variables>(document);
  const [refusal, setRefusal] = useState(nothing);

  const send = useCallback(
    async (variables: Variables) => {
      const missing = daysNotChosen(variables);
      if (Object.keys(missing).length > 0) {
        setRefusal({ errors: missing, conflict: null });
        return null;
      }
      const { data, error } = await execute(variables);
      const answer = data ? (Object.values(data)[0] as Result[keyof Result]) : null;
      if (answer && isRefused(answer)) {
        const conflict = hasCode(answer.errors, "CONFLICT") ? answer : null;
        setRefusal({ errors: messagesByField(answer.errors), conflict });
        return null;
      }
      if (error || !answer) {
        setRefusal({ errors: { "": [sentence(error)] }, conflict: null });
        return null;
      }
      setRefusal(nothing);
      return answer as Accepted<Result[keyof Result]>;
    },
    [execute],
  );
  const clear = useCallback(() => setRefusal(nothing), []);

  return useMemo(
    () => ({ send, sending: fetching, errors: refusal.errors, conflict: refusal.conflict, clear }),
    [send, fetching, refusal, clear],
  );
}

function sentence(error: CombinedError | undefined): string {
  const { what, next } = describeFailure(error);
  return `${what} ${next}`;
}
