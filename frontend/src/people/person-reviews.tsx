import { Link } from "@tanstack/react-router";
import { FilePenLine } from "lucide-react";
import { graphql } from "../graphql/graphql";
import { usePages } from "../graphql/use-pages";
import { Day } from "../ui/moment";
import { StatusPill } from "../ui/status-pill";
import { PersonList } from "./person-list";
import { RatingTrend } from "./rating-trend";

const reviewsQuery = graphql(`
  query PersonReviews($id: ID!, $first: Int!, $after: String) {
    employee(id: $id) {
      id
      reviews(first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          id
          direction
          state
          dueOn
          overallRating
          reviewer { id name }
          cycle { id name }
          scale { id steps { value label } }
        }
      }
    }
  }
`);

/** The reviews of a person that the viewer may see; what they say is on their own pages. */
export function PersonReviewsTab({ id, name }: { id: string; name: string }) {
  const pages = usePages({
    query: reviewsQuery,
    variables: { id, first: 20 },
    pick: (data) => data.employee?.reviews,
    typenames: ["Review"],
  });
  return (
    <div className="stack">
      <RatingTrend id={id} />
      <PersonList
        title="Reviews"
        of="reviews"
        pages={pages}
        icon={FilePenLine}
        emptyTitle="No reviews to show"
        emptyWords={`Reviews of ${name} appear here once they are yours to see.`}
        row={({ id: reviewId, cycle, direction, reviewer, state, dueOn, overallRating, scale }) => (
          <>
            <span className="grow">
              <Link
                to="/reviews/$cycleId/$reviewId/{-$step}"
                params={{ cycleId: cycle.id, reviewId }}
                className="quiet-link strong small"
              >
                {cycle.name}
                <span className="visually-hidden">, {direction === "SELF" ? "own view" : `by ${reviewer.name}`}</span>
              </Link>
              <span className="tiny faint role-note" aria-hidden="true">
                {direction === "SELF" ? "own view" : <>by {reviewer.name}</>} · due <Day value={dueOn} />
              </span>
            </span>
            {overallRating !== null && (
              <span className="small">{scale.steps.find(({ value }) => value === overallRating)?.label}</span>
            )}
            <span className="person-row-status">
              <StatusPill status={state} plain />
            </span>
          </>
        )}
      />
    </div>
  );
}
