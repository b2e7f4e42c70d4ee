import { MailOpen } from "lucide-react";
import { graphql } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { RefusedLine } from "./refused-line";

const markRead = graphql(`
  mutation MarkFeedbackRead($input: MarkFeedbackReadInput!) {
    markFeedbackRead(input: $input) {
      __typename
      ... on MarkFeedbackReadPayload { feedback { id state readAt version allowedActions } }
      ... on UserErrors { errors { code message path } current { ... on Feedback { id state version } } }
    }
  }
`);

interface Unread {
  id: string;
  version: number;
  giver: { name: string } | null;
}

/** Unfolds what one got; its giver then sees that it was read. */
export function OpenFeedback({ feedback: { id, version, giver } }: { feedback: Unread }) {
  const form = useMutationForm(markRead);
  return (
    <div>
      <Button
        size="small"
        icon={<MailOpen className="icon icon-small" />}
        pending={form.sending}
        onClick={() => void form.send({ input: { id, version } })}
      >
        Open<span className="visually-hidden"> what {giver?.name ?? "somebody"} wrote</span>
      </Button>
      <RefusedLine errors={form.errors} />
    </div>
  );
}
