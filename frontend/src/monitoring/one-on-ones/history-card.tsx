import { Link } from "@tanstack/react-router";
import { describeFailure } from "../../graphql/failure";
import { graphql } from "../../graphql/graphql";
import { usePages } from "../../graphql/use-pages";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { MoreRows } from "../../ui/more-rows";
import { SkeletonRows } from "../../ui/skeleton";
import { ErrorState } from "../../ui/states";
import { meetingTime } from "./words";

const historyQuery = graphql(`
  query OneOnOneHistory($id: ID!, $first: Int!, $after: String) {
    oneOnOne(id: $id) {
      id
      pastMeetings(first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id startsAt state topics { id } actionItems { id } }
      }
    }
  }
`);

/** The meetings that were, the newest first; each opens what was talked about in it. */
export function HistoryCard({ oneOnOneId }: { oneOnOneId: string }) {
  const pages = usePages({
    query: historyQuery,
    variables: { id: oneOnOneId, first: 5 },
    pick: (data) => data.oneOnOne?.pastMeetings,
    typenames: ["Meeting", "AgendaItem", "ActionItem"],
  });
  return (
    <Card title="Earlier" note={pages.totalCount || undefined} flush>
      {pages.loading && <SkeletonRows rows={3} />}
      {pages.error && pages.nodes.length === 0 && (
        <div className="card-body">
          <ErrorState
            title="Earlier meetings could not be loaded."
            code={describeFailure(pages.error).code}
            onRetry={pages.retry}
          >
            {describeFailure(pages.error).next}
          </ErrorState>
        </div>
      )}
      {!pages.loading && !pages.error && pages.nodes.length === 0 && (
        <p className="card-body small muted">After the first meeting, what you talked about stays here.</p>
      )}
      <ul className="rows talk-rows">
        {pages.nodes.map(({ id, startsAt, state, topics, actionItems }) => (
          <li key={id}>
            <Link
              to="/one-on-ones/$oneOnOneId/$meetingId"
              params={{ oneOnOneId, meetingId: id }}
              className="link number"
            >
              {meetingTime(startsAt)}
            </Link>
            <span className="small muted">
              {state === "SKIPPED" ? <Chip tone="outline">Left out</Chip> : counts(topics.length, actionItems.length)}
            </span>
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <MoreRows
          shown={pages.nodes.length}
          total={pages.totalCount}
          of="meetings"
          onMore={pages.showMore}
          pending={pages.stale}
        />
      )}
    </Card>
  );
}

function counts(topics: number, tasks: number): string {
  const talked = topics === 1 ? "1 topic" : `${topics} topics`;
  return tasks > 0 ? `${talked}, ${tasks} taken on` : talked;
}
