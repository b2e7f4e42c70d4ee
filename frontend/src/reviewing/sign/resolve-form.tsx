import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { showToast } from "../../ui/toast";
import { useDraft } from "../../ui/use-draft";
import { type SignReview, signMoves } from "./sign-query";

/** Settles a disagreement in words that stay beside the review. */
export function ResolveForm({ review }: { review: SignReview }) {
  const form = useMutationForm(signMoves.resolve);
  const draft = useDraft(`resolve/${review.id}`, () => ({ outcome: "" }));
  async function send(): Promise<void> {
    const { outcome } = draft.content;
    if (!(await form.send({ input: { reviewId: review.id, version: review.version, outcome } }))) return;
    draft.reset({ outcome: "" });
    showToast("Settled. The review can be signed now.");
  }
  return (
    <Card title={`${review.reviewee.name} sees it differently`} className="no-print">
      <Form errors={form.errors} onSubmit={() => void send()}>
        <p className="review-text">{review.acknowledgementComment}</p>
        <TextAreaField
          label="What came of it"
          name="outcome"
          note="Talk to both first. If the review has to change, correct it below; else say why it stays. Both read this."
          maxLength={2000}
          writing
          value={draft.content.outcome}
          onChange={(outcome) => draft.change({ outcome })}
        />
        <div className="form-foot">
          <Button kind="primary" type="submit" pending={form.sending}>
            Settle the disagreement
          </Button>
        </div>
      </Form>
    </Card>
  );
}
