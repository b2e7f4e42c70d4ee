import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Form } from "../../ui/form";
import { showToast } from "../../ui/toast";
import { SharedPreview } from "../sign/shared-preview";

const shareReview = graphql(`
  mutation ShareReview($input: ShareReviewInput!) {
    shareReview(input: $input) {
      __typename
      ... on ShareReviewPayload { review { id state version sharedAt allowedActions } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export interface ShareOneProps {
  review: { id: string; version: number; reviewee: { name: string } };
  onClose: () => void;
}

/** Shares one review: what its person will read, and that it is for good. */
export function ShareOne({ review, onClose }: ShareOneProps) {
  const form = useMutationForm(shareReview);
  const { name } = review.reviewee;
  async function share(): Promise<void> {
    if (!(await form.send({ input: { reviewId: review.id, version: review.version } }))) return;
    showToast(`${name} can read the review now.`);
    onClose();
  }
  return (
    <Dialog title={`Share with ${name}`} isOpen onClose={onClose} wide>
      <Form errors={form.errors} onSubmit={() => void share()}>
        <p>
          {name} will read the whole review except a private note, together with the self review. A shared review never
          changes. {name} is then asked to say that it was read.
        </p>
        <SharedPreview reviewId={review.id} />
        <div className="form-foot">
          <Button onClick={onClose}>Not yet</Button>
          <Button kind="primary" type="submit" pending={form.sending}>
            Share 1 review
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
