import { useParams } from "@tanstack/react-router";
import { Printer } from "lucide-react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { useViewer } from "../../graphql/viewer";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { formatDay, formatInstant } from "../../ui/format";
import { SkeletonPage } from "../../ui/skeleton";
import { ErrorState, NoRight } from "../../ui/states";
import { useTitle } from "../../ui/title";
import { signQuery } from "../sign/sign-query";
import { OthersWords } from "./others-words";
import { PrintedGoals, PrintedSide } from "./printed";
import { PrintedSignatures } from "./printed-signatures";
import { type ReadReview, readQuery } from "./read-query";
import { columnsOf, overallOf } from "./sides";
import "./print.css";

/** A review on paper: both sides, the evidence, and two lines to sign. */
export function PrintPage() {
  const { reviewId } = useParams({ strict: false });
  const [{ data, error, fetching }, ask] = useQuery({ query: readQuery, variables: { id: reviewId ?? "" } });
  const review = data?.review;
  useTitle(review ? `Review of ${review.reviewee.name}` : undefined, [{ label: "Reviews", to: "/reviews" }]);
  if (!data && fetching) return <SkeletonPage />;
  if (error && !review) {
    return (
      <Card>
        <ErrorState title="The review could not be loaded." code={describeFailure(error).code} onRetry={() => ask()} />
      </Card>
    );
  }
  if (!review || columnsOf(review).length === 0) {
    return (
      <Card flush>
        <NoRight what="review" actions={<LinkButton to="/reviews">Go to reviews</LinkButton>} />
      </Card>
    );
  }
  return (
    <>
      <div className="paper-tools no-print">
        <LinkButton
          to="/reviews/$cycleId/$reviewId/{-$step}"
          params={{ cycleId: review.cycle.id, reviewId: review.id, step: undefined }}
        >
          Back to the review
        </LinkButton>
        <Button kind="primary" icon={<Printer className="icon icon-small" />} onClick={() => window.print()}>
          Print
        </Button>
      </div>
      <Paper review={review} />
    </>
  );
}

function Paper({ review }: { review: ReadReview }) {
  const { organisation } = useViewer();
  const { reviewee, goals } = review;
  const columns = columnsOf(review);
  const overall = overallOf(review);
  const written = columns.find(({ side }) => side.direction === "MANAGER");
  const record = review.direction === "MANAGER" ? review : review.counterpart;
  const reached = goals.filter(({ status }) => status === "ACHIEVED" || status === "ON_TRACK").length;
  return (
    <article className="paper">
      <h1>Review of {reviewee.name}</h1>
      <p className="paper-meta">{metaOf(review, written?.name)}</p>
      <div className="paper-box">
        {overall && (
          <div>
            Overall <b>{overall.label}</b>
          </div>
        )}
        <div>
          Goals{" "}
          <b>
            {reached} of {goals.length} on track or achieved
          </b>
        </div>
      </div>
      <PrintedGoals review={review} columns={columns} />
      {columns.toReversed().map((column) => (
        <PrintedSide key={column.side.id} review={review} column={column} />
      ))}
      {review.others.length > 0 && (
        <section>
          <h2 className="paper-side">Colleagues, together and without names</h2>
          <OthersWords others={review.others} steps={review.scale.steps} />
        </section>
      )}
      {record?.acknowledgedAt && (
        <section>
          <h2>{reviewee.name} on this review</h2>
          <p>
            {record.agreement === "DISAGREE" ? "Read, sees it differently" : "Read, agrees"},{" "}
            {formatInstant(record.acknowledgedAt)}.
          </p>
          {record.acknowledgementComment && <p className="paper-text">{record.acknowledgementComment}</p>}
        </section>
      )}
      {record && <Signed reviewId={record.id} />}
      <p className="paper-meta">{organisation.name}, confidential</p>
    </article>
  );
}

function Signed({ reviewId }: { reviewId: string }) {
  const [{ data }] = useQuery({ query: signQuery, variables: { id: reviewId } });
  return data?.review ? <PrintedSignatures review={data.review} /> : null;
}

function metaOf({ cycle, reviewee, sharedAt }: ReadReview, author: string | undefined): string {
  const { name, startsOn, endsOn } = cycle.period;
  const level = reviewee.level === null ? "" : `, level ${reviewee.level}`;
  return [
    `${name}, ${formatDay(startsOn)} to ${formatDay(endsOn, { year: true })}`,
    reviewee.title && `${reviewee.title}${level}`,
    author && `written by ${author}`,
    sharedAt && `shared ${formatDay(sharedAt.slice(0, 10), { year: true })}`,
  ]
    .filter(Boolean)
    .join(" · ");
}
