import { useState } from "react";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { formatDay } from "../../ui/format";
import { showToast } from "../../ui/toast";
import type { ReadReview } from "./read-query";
import { ShareOne } from "./share-one";

const takeBackReview = graphql(`
  mutation TakeBackReview($input: TakeBackReviewInput!) {
    takeBackReview(input: $input) {
      __typename
      ... on TakeBackReviewPayload { review { id state version allowedActions } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

const skipReview = graphql(`
  mutation SkipReview($input: SkipReviewInput!) {
    skipReview(input: $input) {
      __typename
      ... on SkipReviewPayload { review { id state version skipReason allowedActions } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

/** What may be done with a form that is not written any more. */
export function ReviewMoves({ review }: { review: ReadReview }) {
  const [asking, ask] = useState<"share" | "skip" | null>(null);
  const back = useMutationForm(takeBackReview);
  const may = (action: ReadReview["allowedActions"][number]) => review.allowedActions.includes(action);
  const input = { reviewId: review.id, version: review.version };
  const until = review.direction === "SELF" ? review.cycle.selfDueOn : review.cycle.managerDueOn;

  async function takeBack(): Promise<void> {
    if (await back.send({ input })) showToast("The review is open again. Hand it in when it is ready.");
  }

  return (
    <div className="button-group no-print">
      {may("TAKE_BACK") && (
        <div>
          <Button pending={back.sending} onClick={() => void takeBack()}>
            Take back
          </Button>
          <p className="tiny faint">
            Until {formatDay(until)}
            {review.direction === "SELF" ? ", or until your manager hands in" : ", or until HR moves the cycle on"}
          </p>
        </div>
      )}
      {back.errors[""] && <p className="field-error">{back.errors[""][0]}</p>}
      {may("SHARE") && (
        <Button kind="primary" onClick={() => ask("share")}>
          Share with {review.reviewee.name}
        </Button>
      )}
      {may("SKIP") && <Button onClick={() => ask("skip")}>Skip this form</Button>}
      {asking === "share" && <ShareOne review={review} onClose={() => ask(null)} />}
      {asking === "skip" && (
        <SkipForm reviewId={review.id} version={review.version} who={review.reviewee.name} onClose={() => ask(null)} />
      )}
    </div>
  );
}

export interface SkipFormProps {
  reviewId: string;
  version: number;
  who: string;
  onClose: () => void;
}

/** Takes one form out of the cycle, with a reason that stays on record. */
export function SkipForm({ reviewId, version, who, onClose }: SkipFormProps) {
  const form = useMutationForm(skipReview);
  const [reason, setReason] = useState("");
  async function skip(): Promise<void> {
    if (!(await form.send({ input: { reviewId, version, reason } }))) return;
    showToast(`The form about ${who} is skipped. Its draft stays with its author.`);
    onClose();
  }
  return (
    <Dialog title={`Skip the form about ${who}`} isOpen onClose={onClose}>
      <Form errors={form.errors} onSubmit={() => void skip()}>
        <TextAreaField
          label="Reason"
          name="reason"
          note="It stays on record. A skipped form counts nowhere as zero."
          maxLength={2000}
          value={reason}
          onChange={setReason}
          autoFocus
        />
        <div className="form-foot">
          <Button onClick={onClose}>Keep the form</Button>
          <Button kind="primary" type="submit" pending={form.sending}>
            Skip 1 form
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
