import { useRef, useState } from "react";
import { graphql, type VariablesOf } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";

const assignTemplate = graphql(`
  mutation AssignGoalTemplate($input: AssignGoalTemplateInput!) {
    assignGoalTemplate(input: $input) {
      __typename
      ... on GoalAssignmentPayload { assignment { id goalsMade waiting } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

const continueAssignment = graphql(`
  mutation ContinueGoalAssignment($input: ContinueGoalAssignmentInput!) {
    continueGoalAssignment(input: $input) {
      __typename
      ... on GoalAssignmentPayload { assignment { id goalsMade waiting } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

/** So many at once that the bar moves every second or so, and others write in between. */
const atOnce = 200;

interface Assignment {
  id: string;
  goalsMade: number;
  waiting: number;
}

/** Gives a goal to many people, some at a time; what is interrupted goes on where it stopped. */
export function useAssigning() {
  const first = useMutationForm(assignTemplate);
  const next = useMutationForm(continueAssignment);
  const [progress, setProgress] = useState<Assignment | null>(null);
  const stopped = useRef(false);

  async function goOn(begun: Assignment): Promise<Assignment> {
    stopped.current = false;
    let now = begun;
    while (now.waiting > 0 && !stopped.current) {
      setProgress(now);
      const sent = await next.send({ input: { id: now.id, atMost: atOnce } });
      if (!sent) break;
      now = sent.assignment;
    }
    setProgress(null);
    return now;
  }

  async function assign(input: VariablesOf<typeof assignTemplate>["input"]): Promise<Assignment | null> {
    const sent = await first.send({ input: { ...input, atMost: atOnce } });
    return sent && goOn(sent.assignment);
  }

  return {
    assign,
    goOn,
    stop: () => {
      stopped.current = true;
    },
    progress,
    sending: first.sending || progress !== null,
    errors: { ...first.errors, ...next.errors },
  };
}
