import { useQuery } from "urql";
import { graphql } from "../graphql/graphql";
import { OnePage } from "./one-page";
import { RequestRow, requestRow } from "./request-row";
import { requestRoute } from "./routes";

const requestQuery = graphql(
  `
    query FeedbackRequestById($id: ID!) {
      feedbackRequest(id: $id) { id ...RequestRow }
    }
  `,
  [requestRow],
);
const context = { additionalTypenames: ["FeedbackRequest", "Feedback"], live: true };

/** One request for feedback: where the task and the notice of it lead. */
export function RequestPage() {
  const { requestId } = requestRoute.useParams();
  const [{ data, error, fetching }, ask] = useQuery({ query: requestQuery, variables: { id: requestId }, context });
  const found = data?.feedbackRequest;
  return (
    <OnePage
      title="A request for feedback"
      what="request"
      list={{ label: "Requests", to: "/feedback/requests" }}
      error={error}
      loading={!data && fetching}
      onRetry={() => ask({ requestPolicy: "network-only" })}
    >
      {found && (
        <section className="card feedback-alone" aria-label="Request">
          <RequestRow request={found} />
        </section>
      )}
    </OnePage>
  );
}
