import { FileDown } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { formatInstant } from "../../ui/format";
import { StatusPill } from "../../ui/status-pill";
import { CorrectDialog } from "./correct-dialog";
import { ResolveForm } from "./resolve-form";
import { outcomeWords, sidesOf } from "./sides";
import { SignDialog } from "./sign-dialog";
import { type SignReview, signQuery } from "./sign-query";
import { UnsignedDialog } from "./unsigned-dialog";
import { Versions } from "./versions";
import "./sign.css";

/** Sign-off of a manager's review: who signed, what is open, and every version that was signed. */
export function SignCard({ reviewId }: { reviewId: string }) {
  const [{ data }] = useQuery({ query: signQuery, variables: { id: reviewId } });
  const review = data?.review;
  if (!review?.sharedAt) return null;
  return (
    <>
      <Dispute review={review} />
      <SignOff review={review} />
      {review.records.length > 0 && <Versions review={review} />}
    </>
  );
}

function Dispute({ review }: { review: SignReview }) {
  if (review.allowedActions.includes("RESOLVE")) return <ResolveForm review={review} />;
  if (review.disputeResolvedAt) {
    return (
      <Card title="What came of the disagreement">
        <p className="review-text">{review.disputeOutcome}</p>
        <p className="small faint">{formatInstant(review.disputeResolvedAt)}</p>
      </Card>
    );
  }
  if (review.agreement !== "DISAGREE") return null;
  return (
    <Callout>
      {review.reviewee.name} sees it differently. The next manager or HR settle it first; then both sign that they have
      seen the review.
    </Callout>
  );
}

function SignOff({ review }: { review: SignReview }) {
  const [asking, ask] = useState<"sign" | "unsigned" | "correct" | null>(null);
  const may = (action: SignReview["allowedActions"][number]) => review.allowedActions.includes(action);
  const close = () => ask(null);
  const sealed = review.records.some(({ sealedAt }) => sealedAt);
  return (
    <Card
      title="Sign-off"
      note={review.recordNumber > 1 ? `version ${review.recordNumber}` : undefined}
      className="no-print"
      actions={
        sealed && (
          <a className="button button-small" href={`/packets/reviews/${review.id}.pdf`} download>
            <FileDown className="icon icon-small" />
            Download as PDF
          </a>
        )
      }
    >
      <div className="stack-small">
        {review.correctionReason && (
          <p>
            Corrected: <span className="review-text">{review.correctionReason}</span>
          </p>
        )}
        <ul className="sign-sides">
          {sidesOf(review).map(({ signer, who, outcome }) => (
            <li key={signer} className="row row-between">
              <bdi>{who}</bdi>
              <StatusPill
                status={outcome === "SIGNED" ? "DONE" : outcome ? "DROPPED" : "WAITING"}
                words={outcome ? outcomeWords[outcome] : "Not signed yet"}
              />
            </li>
          ))}
        </ul>
        <p className="small muted">A signature says that the review was seen. It does not say that one agrees.</p>
        <div className="button-group">
          {may("SIGN") && (
            <Button kind="primary" onClick={() => ask("sign")}>
              Sign
            </Button>
          )}
          {may("RECORD_UNSIGNED") && <Button onClick={() => ask("unsigned")}>Record who did not sign</Button>}
          {may("CORRECT") && <Button onClick={() => ask("correct")}>Correct</Button>}
        </div>
      </div>
      {asking === "sign" && <SignDialog review={review} onClose={close} />}
      {asking === "unsigned" && <UnsignedDialog review={review} onClose={close} />}
      {asking === "correct" && <CorrectDialog review={review} onClose={close} />}
    </Card>
  );
}
