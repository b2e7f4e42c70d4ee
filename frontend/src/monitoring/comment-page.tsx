import { Navigate } from "@tanstack/react-router";
import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql } from "../graphql/graphql";
import { LinkButton } from "../ui/button";
import { SkeletonPage } from "../ui/skeleton";
import { ErrorState, NoRight } from "../ui/states";
import { commentRoute } from "./one-on-ones/routes";

const commentQuery = graphql(`
  query CommentSubject($id: ID!) {
    node(id: $id) {
      ... on Comment { id subjectKind subjectId author { id } }
    }
  }
`);

/** Where a notice of a comment leads: to what it is about. */
export function CommentPage() {
  const { commentId } = commentRoute.useParams();
  const [{ data, error }, retry] = useQuery({ query: commentQuery, variables: { id: commentId } });
  if (error && !data) {
    const { next, code } = describeFailure(error);
    return (
      <ErrorState title="The comment could not be loaded." code={code} onRetry={() => retry()}>
        {next}
      </ErrorState>
    );
  }
  if (!data) return <SkeletonPage />;
  const comment = data.node && "subjectId" in data.node ? data.node : null;
  if (!comment) return <NoRight what="comment" actions={<LinkButton to="/">Go home</LinkButton>} />;
  const hash = `comment-${comment.id}`;
  if (comment.subjectKind === "GOAL") {
    return <Navigate to="/goals/$goalId" params={{ goalId: comment.subjectId }} hash={hash} replace />;
  }
  if (comment.subjectKind === "CHECK_IN") {
    return <Navigate to="/check-ins/one/$checkInId" params={{ checkInId: comment.subjectId }} hash={hash} replace />;
  }
  if (comment.subjectKind === "DEVELOPMENT") {
    return <Navigate to="/development/plans/$planId" params={{ planId: comment.subjectId }} hash={hash} replace />;
  }
  return <Navigate to="/feedback/item/$feedbackId" params={{ feedbackId: comment.subjectId }} hash={hash} replace />;
}
