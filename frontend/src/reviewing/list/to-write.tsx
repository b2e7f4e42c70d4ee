import { FilePenLine } from "lucide-react";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { usePages } from "../../graphql/use-pages";
import { PersonLine } from "../../ui/avatar";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { formatDay, today } from "../../ui/format";
import { PaceBar } from "../../ui/pace-bar";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState } from "../../ui/states";
import { StatusPill } from "../../ui/status-pill";
import { formWords } from "../form-words";
import { ListFailure } from "./list-failure";

const toWriteQuery = graphql(`
  query ReviewsToWrite($first: Int!, $after: String) {
    reviews(first: $first, after: $after, where: { scope: TO_WRITE }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        direction
        state
        dueOn
        cycle { id name }
        reviewee { id name title }
        questions { id required }
        answers { id question { id } }
      }
    }
  }
`);

type Row = ResultOf<typeof toWriteQuery>["reviews"]["nodes"][number];

/** The forms one writes that are open, the next due first. */
export function ToWrite() {
  const pages = usePages({
    query: toWriteQuery,
    variables: { first: 30 },
    pick: (data) => data.reviews,
    typenames: ["Review", "Answer"],
  });
  if (pages.error && pages.nodes.length === 0) return <ListFailure error={pages.error} onRetry={pages.retry} />;
  if (pages.loading) {
    return (
      <Card flush>
        <SkeletonRows pictures />
      </Card>
    );
  }
  if (pages.nodes.length === 0) {
    return (
      <Card flush>
        <EmptyState
          icon={FilePenLine}
          title="Nothing to write"
          actions={
            <LinkButton to="/reviews" search={{ tab: "about-me" }}>
              See reviews about me
            </LinkButton>
          }
        >
          When a review cycle starts, your self review and those of your people appear here with their dates.
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card title="To write" note={`${pages.totalCount} open`} flush>
      <ul className="rows">
        {pages.nodes.map((row) => (
          <Form key={row.id} row={row} />
        ))}
      </ul>
      {pages.hasMore && (
        <div className="card-body-only card-body">
          <Button wide onClick={pages.showMore} pending={pages.stale}>
            Show more
          </Button>
        </div>
      )}
    </Card>
  );
}

function Form({ row }: { row: Row }) {
  const { direction, state, dueOn, cycle, reviewee, questions, answers } = row;
  const answered = new Set(answers.map(({ question }) => question.id)).size;
  const late = dueOn < today();
  const verb = state === "ASSIGNED" ? "Start" : "Continue";
  const what = direction === "SELF" ? "Self review" : `Review of ${reviewee.name}`;
  const beside = direction !== "SELF" && direction !== "MANAGER";
  const role = beside ? formWords[direction].toLowerCase() : reviewee.title;
  return (
    <li className="review-row">
      <div className="grow">
        <PersonLine
          name={direction === "SELF" ? "Self review" : reviewee.name}
          person={reviewee.name}
          title={[cycle.name, direction !== "SELF" && role].filter(Boolean).join(" · ")}
        />
      </div>
      <div className="review-row-progress">
        <PaceBar done={questions.length ? answered / questions.length : 0} label={what} />
        <span className="tiny faint number">
          {answered} of {questions.length} answered
        </span>
      </div>
      <span className="review-row-state">
        {late ? (
          <StatusPill status="OVERDUE" words={`Was due ${formatDay(dueOn)}`} plain />
        ) : (
          <span className="small muted">Due {formatDay(dueOn, { weekday: true })}</span>
        )}
      </span>
      <LinkButton
        kind={late || state === "IN_PROGRESS" ? "primary" : "plain"}
        to="/reviews/$cycleId/$reviewId/{-$step}"
        params={{ cycleId: cycle.id, reviewId: row.id, step: undefined }}
        label={`${verb}: ${what}`}
      >
        {verb}
      </LinkButton>
    </li>
  );
}
