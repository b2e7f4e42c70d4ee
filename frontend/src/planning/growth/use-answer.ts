import { useEffect } from "react";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { showToast } from "../../ui/toast";

const answerRequest = graphql(`
  mutation AnswerMentorRequest($input: AnswerMentorRequestInput!) {
    answerMentorRequest(input: $input) {
      __typename
      ... on AnswerMentorRequestPayload { mentorRequest { id version state answer } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export interface Asked {
  id: string;
  version: number;
  skill: { name: string };
}

/** Says whether one becomes a mentor, with a word if one likes. */
export function useAnswer({ id, version, skill }: Asked, onRefused?: (messages: string[]) => void) {
  const answering = useMutationForm(answerRequest);
  const refused = Object.values(answering.errors).flat().join("\n");
  useEffect(() => {
    if (refused) onRefused?.(refused.split("\n"));
  }, [refused, onRefused]);
  async function say(agree: boolean, answer = ""): Promise<void> {
    const said = await answering.send({ input: { id, version, agree, answer } });
    if (said) showToast(agree ? `You are a mentor in ${skill.name}.` : "Declined; no reason is needed.");
  }
  return { answering, say };
}
