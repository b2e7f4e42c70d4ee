import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useClient } from "urql";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { showToast } from "../../ui/toast";
import { type Form as ReviewForm, versionQuery } from "./form-query";

const declineReview = graphql(`
  mutation DeclineReview($input: DeclineReviewInput!) {
    declineReview(input: $input) {
      __typename
      ... on DeclineReviewPayload { review { id state version allowedActions } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

/** One cannot write about this colleague; why is for HR. */
export function DeclineDialog({ form: review, onClose }: { form: ReviewForm; onClose: () => void }) {
  const form = useMutationForm(declineReview);
  const client = useClient();
  const navigate = useNavigate();
  const [reason, setReason] = useState("");
  const { name } = review.reviewee;
  async function send(): Promise<void> {
    const now = await client.query(versionQuery, { id: review.id }, { requestPolicy: "network-only" }).toPromise();
    const version = now.data?.review?.version ?? review.version;
    if (!(await form.send({ input: { reviewId: review.id, version, reason } }))) return;
    showToast(`You write no form about ${name}.`);
    await navigate({ to: "/reviews" });
  }
  return (
    <Dialog title={`Decline to write about ${name}`} isOpen onClose={onClose}>
      <Form errors={form.errors} onSubmit={() => void send()}>
        <TextAreaField
          label="Reason"
          name="reason"
          note="HR reads it. Others only see that you cannot write."
          maxLength={2000}
          value={reason}
          onChange={setReason}
          autoFocus
        />
        <div className="form-foot">
          <Button onClick={onClose}>Go on writing</Button>
          <Button kind="primary" type="submit" pending={form.sending}>
            Decline
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
