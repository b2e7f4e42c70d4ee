import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/button";
import { Checkbox } from "../../ui/choices";
import { Dialog } from "../../ui/dialog";
import { Form } from "../../ui/form";
import { showToast } from "../../ui/toast";
import { skillsOf } from "./sides";
import { type SignReview, signMoves } from "./sign-query";

/** Signs for one's side; who wrote the review says with it which skills the profile takes. */
export function SignDialog({ review, onClose }: { review: SignReview; onClose: () => void }) {
  const form = useMutationForm(signMoves.sign);
  const { employee } = useViewer();
  const skills = review.reviewer.id === employee?.id ? skillsOf(review) : [];
  const [accepted, accept] = useState(() => skills.filter(({ byManager }) => byManager).map(({ id }) => id));
  async function sign(): Promise<void> {
    const input = { reviewId: review.id, version: review.version, skillAnswerIds: accepted };
    if (!(await form.send({ input }))) return;
    showToast("Signed.");
    onClose();
  }
  return (
    <Dialog title="Sign the review" isOpen onClose={onClose}>
      <Form errors={form.errors} onSubmit={() => void sign()}>
        <p>
          With your signature you say that you have seen this review and what was said to it. It does not say that you
          agree. What all have signed never changes; a correction is a new version.
        </p>
        {skills.length > 0 && (
          <fieldset className="stack-small">
            <legend className="field-label">Skills that {review.reviewee.name}’s profile takes</legend>
            {skills.map(({ id, skill, levelBefore, levelAfter, byManager }) => (
              <Checkbox
                key={id}
                label={skill}
                note={`Level ${levelBefore ?? "unknown"} to ${levelAfter}${byManager ? "" : ", as the self review says"}`}
                isSelected={accepted.includes(id)}
                onChange={(on) => accept(on ? [...accepted, id] : accepted.filter((one) => one !== id))}
              />
            ))}
          </fieldset>
        )}
        <div className="form-foot">
          <Button onClick={onClose}>Not yet</Button>
          <Button kind="primary" type="submit" pending={form.sending}>
            Sign
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
