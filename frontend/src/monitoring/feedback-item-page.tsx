import { useQuery } from "urql";
import { graphql, type ResultOf, readFragment } from "../graphql/graphql";
import { useViewer } from "../graphql/viewer";
import { FeedbackRow, feedbackRow } from "./feedback-row";
import { OnePage } from "./one-page";
import { feedbackItemRoute } from "./routes";

const feedbackItemQuery = graphql(
  `
    query FeedbackItem($id: ID!) {
      node(id: $id) {
        __typename
        ... on Feedback { id ...FeedbackRow }
      }
    }
  `,
  [feedbackRow],
);

const context = { additionalTypenames: ["Feedback"], live: true };

type Row = ResultOf<typeof feedbackRow>;

/** One piece of feedback with what is said beside it. */
export function FeedbackItemPage() {
  const { feedbackId } = feedbackItemRoute.useParams();
  const { employee } = useViewer();
  const [{ data, error, fetching }, ask] = useQuery({
    query: feedbackItemQuery,
    variables: { id: feedbackId },
    context,
  });
  const found = data?.node?.__typename === "Feedback" ? data.node : null;
  const feedback = found && readFragment(feedbackRow, found);
  return (
    <OnePage
      title={feedback ? nameOf(feedback, employee?.id) : "Feedback"}
      what="feedback"
      list={{ label: "Feedback", to: listOf(feedback, employee?.id) }}
      error={error}
      loading={!data && fetching}
      onRetry={() => ask({ requestPolicy: "network-only" })}
    >
      {found && (
        <section className="card feedback-alone" aria-label="Feedback">
          <FeedbackRow feedback={found} alone />
        </section>
      )}
    </OnePage>
  );
}

function nameOf({ giver, receiver }: Row, me: string | undefined): string {
  if (giver?.id === me) return `Your feedback to ${receiver?.name ?? "somebody"}`;
  return `Feedback from ${giver?.name ?? "somebody"}${receiver?.id === me ? "" : ` to ${receiver?.name ?? "somebody"}`}`;
}

function listOf(feedback: Row | null, me: string | undefined): string {
  if (feedback?.receiver?.id === me) return "/feedback/received";
  if (feedback?.giver?.id === me) return "/feedback/given";
  return feedback?.visibility === "PUBLIC" ? "/feedback/public" : "/feedback";
}
