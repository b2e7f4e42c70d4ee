import { MessageCircleQuestion } from "lucide-react";
import { describeFailure } from "../graphql/failure";
import { graphql } from "../graphql/graphql";
import { usePages } from "../graphql/use-pages";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { MoreRows } from "../ui/more-rows";
import { SkeletonRows } from "../ui/skeleton";
import { EmptyState, ErrorState } from "../ui/states";
import { RequestRow, requestRow } from "./request-row";

const requestsQuery = graphql(
  `
    query FeedbackRequests($first: Int!, $after: String, $direction: RequestDirection!) {
      feedbackRequests(first: $first, after: $after, direction: $direction) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id ...RequestRow }
      }
    }
  `,
  [requestRow],
);

type Side = "ASKED_OF_ME" | "ASKED_BY_ME";

/** What others ask me, and what I ask others. */
export function RequestLists({ ask }: { ask: () => void }) {
  return (
    <>
      <Requests side="ASKED_OF_ME" title="Asked of you" empty="Nobody asks you for feedback now." />
      <Requests
        side="ASKED_BY_ME"
        title="Asked by you"
        empty="Asking is the surest way to hear what helps: choose two or three people, and one question."
        ask={ask}
      />
    </>
  );
}

function Requests({ side, title, empty, ask }: { side: Side; title: string; empty: string; ask?: () => void }) {
  const pages = usePages({
    query: requestsQuery,
    variables: { first: 20, direction: side },
    pick: (data) => data.feedbackRequests,
    typenames: ["FeedbackRequest"],
    live: true,
  });
  return (
    <Card title={title} flush>
      {pages.loading && <SkeletonRows rows={3} pictures />}
      {pages.error && pages.nodes.length === 0 && (
        <ErrorState
          title="The requests could not be loaded."
          code={describeFailure(pages.error).code}
          onRetry={pages.retry}
          retrying={pages.stale}
        >
          {describeFailure(pages.error).next}
        </ErrorState>
      )}
      {!pages.loading && !pages.error && pages.nodes.length === 0 && (
        <EmptyState
          icon={MessageCircleQuestion}
          title={ask ? "You have not asked anybody yet" : "Nothing is asked of you"}
          level={3}
          actions={ask && <Button onClick={ask}>Ask for feedback</Button>}
        >
          {empty}
        </EmptyState>
      )}
      <ul className="rows feedback-rows">
        {pages.nodes.map((request) => (
          <li key={request.id}>
            <RequestRow request={request} />
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <MoreRows
          shown={pages.nodes.length}
          total={pages.totalCount}
          of="requests"
          onMore={pages.showMore}
          pending={pages.stale}
        />
      )}
    </Card>
  );
}
