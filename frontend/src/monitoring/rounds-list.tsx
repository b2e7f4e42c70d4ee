import { EyeOff } from "lucide-react";
import { useState } from "react";
import { describeFailure } from "../graphql/failure";
import { graphql } from "../graphql/graphql";
import { usePages } from "../graphql/use-pages";
import { Button } from "../ui/button";
import { MoreRows } from "../ui/more-rows";
import { SkeletonRows } from "../ui/skeleton";
import { EmptyState, ErrorState } from "../ui/states";
import { OpenRoundDialog } from "./open-round-dialog";
import { RoundCard, roundCard } from "./round-card";

const roundsQuery = graphql(
  `
    query FeedbackRounds($first: Int!, $after: String) {
      feedbackRounds(first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id ...RoundCard }
      }
    }
  `,
  [roundCard],
);

/** Questions without names: those to answer, and what was answered to those about me and mine. */
export function RoundsList() {
  const [opening, open] = useState(false);
  const pages = usePages({
    query: roundsQuery,
    variables: { first: 10 },
    pick: (data) => data.feedbackRounds,
    typenames: ["FeedbackRound"],
    live: true,
  });
  return (
    <>
      <div className="row row-wrap">
        <p className="small muted grow">
          Nobody learns who answered what: answers are shown together, once a round is closed, from five on.
        </p>
        <Button onClick={() => open(true)}>Ask without names</Button>
      </div>
      {pages.loading && <SkeletonRows rows={3} />}
      {pages.error && pages.nodes.length === 0 && (
        <ErrorState
          title="The rounds could not be loaded."
          code={describeFailure(pages.error).code}
          onRetry={pages.retry}
          retrying={pages.stale}
        >
          {describeFailure(pages.error).next}
        </ErrorState>
      )}
      {!pages.loading && !pages.error && pages.nodes.length === 0 && (
        <EmptyState icon={EyeOff} title="No round yet">
          What people say without their names appears here; managers ask how well they support their reports.
        </EmptyState>
      )}
      {pages.nodes.map((round) => (
        <RoundCard key={round.id} round={round} />
      ))}
      {pages.hasMore && (
        <MoreRows
          shown={pages.nodes.length}
          total={pages.totalCount}
          of="rounds"
          onMore={pages.showMore}
          pending={pages.stale}
        />
      )}
      {opening && <OpenRoundDialog onClose={() => open(false)} />}
    </>
  );
}
