import { Hourglass, Printer } from "lucide-react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { useViewer } from "../../graphql/viewer";
import { LinkButton } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { formatDay, formatInstant, formatNumber } from "../../ui/format";
import { SkeletonPage } from "../../ui/skeleton";
import { EmptyState, ErrorState, NoRight } from "../../ui/states";
import { StatusPill } from "../../ui/status-pill";
import { PageHead } from "../../ui/title";
import { MeetingCard } from "../sign/meeting-card";
import { SignCard } from "../sign/sign-card";
import { AcknowledgeForm, AcknowledgementRecord } from "./acknowledge-form";
import { BothSides } from "./both-sides";
import { LeftWords } from "./left-words";
import { OthersCard } from "./others-card";
import { type ReadReview, readQuery } from "./read-query";
import { ReviewMoves } from "./review-moves";
import { columnsOf, overallOf } from "./sides";
import "./read.css";

/** A review to read: both sides beside each other, and what the person says to it. */
export function ReadPage({ reviewId }: { reviewId: string }) {
  const [{ data, error, fetching, stale }, ask] = useQuery({ query: readQuery, variables: { id: reviewId } });
  const review = data?.review;
  if (!data && fetching) return <SkeletonPage />;
  if (error && !review) {
    const { what, next, code } = describeFailure(error);
    return (
      <Card>
        <ErrorState title="The review could not be loaded." code={code} retrying={stale} onRetry={() => ask()}>
          {what} {next}
        </ErrorState>
      </Card>
    );
  }
  if (!review) {
    return (
      <Card flush>
        <NoRight what="review" actions={<LinkButton to="/reviews">Go to reviews</LinkButton>} />
      </Card>
    );
  }
  return <Read review={review} />;
}

function Read({ review }: { review: ReadReview }) {
  const { employee } = useViewer();
  const { reviewee, cycle } = review;
  const columns = columnsOf(review);
  const mine = reviewee.id === employee?.id;
  const title = mine ? `Your review, ${cycle.name}` : reviewee.name;
  // What is acknowledged is the manager's form, also when one came here by the self review.
  const record = review.direction === "MANAGER" ? review : review.counterpart;
  const readable = columns.some(({ side }) => side.id === review.id);
  return (
    <>
      <PageHead title={title} lede={ledeOf(review)} crumbs={[{ label: "Reviews", to: "/reviews" }]}>
        {readable && (
          <LinkButton
            to="/reviews/$reviewId/print"
            params={{ reviewId: review.id }}
            icon={<Printer className="icon icon-small" />}
          >
            Print
          </LinkButton>
        )}
      </PageHead>
      <div className="stack">
        {review.allowedActions.includes("ACKNOWLEDGE") && (
          <Callout>This review is shared with you. Read it, then say at the end of the page that you have.</Callout>
        )}
        <Facts review={review} />
        <LeftWords review={review} />
        {readable ? (
          <>
            <BothSides review={review} columns={columns} />
            <OthersCard review={review} />
          </>
        ) : (
          <Card flush>
            <EmptyState icon={Hourglass} title="Nothing to read yet">
              {hiddenWords(review)}
            </EmptyState>
          </Card>
        )}
        {review.counterpartState && columns.length === 1 && readable && (
          <p className="small muted">{review.counterpartState}</p>
        )}
        {review.allowedActions.includes("ACKNOWLEDGE") && <AcknowledgeForm review={review} />}
        {record && <AcknowledgementRecord who={reviewee.name} record={record} />}
        {record && <MeetingCard reviewId={record.id} />}
        {record && <SignCard reviewId={record.id} />}
      </div>
    </>
  );
}

function ledeOf({ direction, reviewer, cycle, reviewee }: ReadReview): string {
  const { name, startsOn, endsOn } = cycle.period;
  const span = `${name}, ${formatDay(startsOn)} to ${formatDay(endsOn, { year: true })}`;
  const author = direction === "SELF" ? `Self review of ${reviewee.name}` : `Written by ${reviewer.name}`;
  return `${author} for ${span}.`;
}

function hiddenWords({ state, direction, reviewee, dueOn, skipReason }: ReadReview): string {
  if (state === "SKIPPED") return `This form was skipped: ${skipReason}`;
  const form = direction === "SELF" ? `The self review of ${reviewee.name}` : `The review of ${reviewee.name}`;
  if (state === "ASSIGNED") return `${form} is not started. It is due on ${formatDay(dueOn)}.`;
  if (state === "IN_PROGRESS")
    return `${form} is being written. Drafts belong to their author; it is due on ${formatDay(dueOn)}.`;
  return `${form} is handed in. You will read it when it opens for you.`;
}

function Facts({ review }: { review: ReadReview }) {
  const overall = overallOf(review);
  const done = review.goals.filter(({ status }) => status === "ACHIEVED" || status === "ON_TRACK").length;
  return (
    <Card flush>
      <div className="review-facts">
        <dl className="facts">
          {overall && (
            <div>
              <dt>Overall</dt>
              <dd>
                {overall.label}
                <small>
                  {overall.value} of {review.scale.steps.length}
                </small>
              </dd>
            </div>
          )}
          {review.combined && (
            <div>
              <dt>All managers</dt>
              <dd>
                {formatNumber(review.combined.value)}
                <small>{review.combined.words}</small>
              </dd>
            </div>
          )}
          {review.score && (
            <div>
              <dt>Score</dt>
              <dd>
                {review.score.value ?? "None"}
                <small>{review.score.words}</small>
              </dd>
            </div>
          )}
          {review.goals.length > 0 && (
            <div>
              <dt>Goals</dt>
              <dd>
                {done} of {review.goals.length}
                <small>on track or achieved</small>
              </dd>
            </div>
          )}
          <div>
            <dt>State</dt>
            <dd className="facts-state">
              <StatusPill status={review.state} />
              <small>{stateSince(review)}</small>
            </dd>
          </div>
        </dl>
        <ReviewMoves review={review} />
      </div>
    </Card>
  );
}

function stateSince({ state, sharedAt, submittedAt, acknowledgedAt, dueOn }: ReadReview): string {
  const at = { ACKNOWLEDGED: acknowledgedAt, SHARED: sharedAt, LOCKED: submittedAt, SUBMITTED: submittedAt }[
    state as "SHARED"
  ];
  return at ? formatInstant(at) : `Due ${formatDay(dueOn)}`;
}
