import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { RadioGroup } from "../../ui/choices";
import { TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { formatInstant } from "../../ui/format";
import { StatusPill } from "../../ui/status-pill";
import { showToast } from "../../ui/toast";
import { useDraft } from "../../ui/use-draft";
import type { ReadReview } from "./read-query";

const acknowledgeReview = graphql(`
  mutation AcknowledgeReview($input: AcknowledgeReviewInput!) {
    acknowledgeReview(input: $input) {
      __typename
      ... on AcknowledgeReviewPayload {
        review { id state version acknowledgedAt agreement acknowledgementComment allowedActions }
      }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

type Agreement = "AGREE" | "DISAGREE";

const options = [
  { value: "AGREE", label: "I have read this, and I agree" },
  {
    value: "DISAGREE",
    label: "I have read this, and I see it differently",
    note: "What you write stays beside the review, where your managers and HR read it.",
  },
] as const;

/** "I have read this" is not "I agree": both can be said, and the comment is part of the record. */
export function AcknowledgeForm({ review }: { review: Pick<ReadReview, "id" | "version"> }) {
  const form = useMutationForm(acknowledgeReview);
  const draft = useDraft(`acknowledge/${review.id}`, () => ({ agreement: "" as Agreement | "", comment: "" }));
  const { agreement, comment } = draft.content;

  async function send(): Promise<void> {
    if (agreement === "") return;
    const done = await form.send({ input: { reviewId: review.id, version: review.version, agreement, comment } });
    if (!done) return;
    draft.reset({ agreement: "", comment: "" });
    showToast("Recorded: you have read your review.");
  }

  return (
    <Card title="Your word on this review" className="no-print">
      <Form label="I have read this" errors={form.errors} onSubmit={() => void send()}>
        <RadioGroup
          label="Have you read it?"
          name="agreement"
          value={agreement}
          onChange={(value) => draft.change({ agreement: value })}
          options={options}
        />
        <TextAreaField
          label="Comment"
          name="comment"
          optional={agreement !== "DISAGREE"}
          note="Part of the record; it cannot be changed afterwards."
          maxLength={2000}
          writing
          value={comment}
          onChange={(value) => draft.change({ comment: value })}
        />
        <div className="form-foot">
          <Button kind="primary" type="submit" pending={form.sending} disabled={agreement === ""}>
            I have read this
          </Button>
        </div>
      </Form>
    </Card>
  );
}

export interface Acknowledgement {
  acknowledgedAt: string | null;
  agreement: Agreement | null;
  acknowledgementComment: string;
}

/** What the person said, as it stays. */
export function AcknowledgementRecord({ who, record }: { who: string; record: Acknowledgement }) {
  const { acknowledgedAt, agreement, acknowledgementComment } = record;
  if (!acknowledgedAt) return null;
  return (
    <Card title={`${who} on this review`}>
      <div className="stack-small">
        <p className="row row-wrap">
          <StatusPill
            status={agreement === "DISAGREE" ? "PARTIAL" : "DONE"}
            words={agreement === "DISAGREE" ? "Read, sees it differently" : "Read, agrees"}
          />
          <span className="small faint">{formatInstant(acknowledgedAt)}</span>
        </p>
        {acknowledgementComment && <p className="review-text">{acknowledgementComment}</p>}
      </div>
    </Card>
  );
}
