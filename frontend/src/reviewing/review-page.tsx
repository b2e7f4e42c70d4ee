import { useParams } from "@tanstack/react-router";
import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { LinkButton } from "../ui/button";
import { Card } from "../ui/card";
import { SkeletonPage } from "../ui/skeleton";
import { ErrorState, NoRight } from "../ui/states";
import { ReadPage } from "./read/read-page";
import { formQuery } from "./write/form-query";
import { WritePage } from "./write/write-page";

/** One form: to write for its author while it is open, to read for whoever may. */
export function ReviewPage() {
  const { reviewId, step } = useParams({ strict: false });
  const [{ data, error, stale, fetching }, ask] = useQuery({ query: formQuery, variables: { id: reviewId ?? "" } });
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
        <NoRight
          what="review"
          actions={
            <LinkButton to="/reviews" kind="primary">
              Go to reviews
            </LinkButton>
          }
        />
      </Card>
    );
  }
  if (!review.allowedActions.includes("WRITE")) return <ReadPage key={review.id} reviewId={review.id} />;
  return <WritePage key={review.id} form={review} step={Number(step) || 1} />;
}
