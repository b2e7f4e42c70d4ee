import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { showToast } from "../../ui/toast";
import { useDraft } from "../../ui/use-draft";
import type { Plan } from "./plan-query";

const reopenPlan = graphql(`
  mutation ReopenDevelopmentPlan($input: ReopenDevelopmentPlanInput!) {
    reopenDevelopmentPlan(input: $input) {
      __typename
      ... on ReopenDevelopmentPlanPayload { developmentPlan { id version state reopenReason ownerAgreedAt managerAgreedAt allowedActions } }
      ... on UserErrors { errors { code message path } current { ... on DevelopmentPlan { id version } } }
    }
  }
`);

const reviewPlan = graphql(`
  mutation ReviewDevelopmentPlan($input: ReviewDevelopmentPlanInput!) {
    reviewDevelopmentPlan(input: $input) {
      __typename
      ... on ReviewDevelopmentPlanPayload { developmentPlan { id version state conclusion reviewedAt allowedActions reviewedBy { id name } } }
      ... on UserErrors { errors { code message path } current { ... on DevelopmentPlan { id version } } }
    }
  }
`);

const words = {
  review: {
    title: "Look back on this plan",
    label: "What was learned, and what comes next?",
    note: "The owner reads this. After it the plan can be closed.",
    name: "conclusion",
    button: "Save",
    done: "Your words are in the plan.",
  },
  reopen: {
    title: "Take the plan back to a draft",
    label: "What has to change?",
    note: "What is done stays done. Both sides agree anew once it is changed.",
    name: "reason",
    button: "Take it back",
    done: "The plan is a draft again.",
  },
} as const;

interface PlanWordsDialogProps {
  plan: Plan;
  move: keyof typeof words;
  onClose: () => void;
}

/** The two moves of a plan that need words. */
export function PlanWordsDialog({ plan, move, onClose }: PlanWordsDialogProps) {
  const review = useMutationForm(reviewPlan);
  const reopen = useMutationForm(reopenPlan);
  const { content, change, reset } = useDraft(`growth.${plan.id}.${move}`, () => ({ text: "" }));
  const { title, label, note, name, button, done } = words[move];
  const form = move === "review" ? review : reopen;

  async function send(): Promise<void> {
    const { id, version } = plan;
    const sent =
      move === "review"
        ? await review.send({ input: { id, version, conclusion: content.text } })
        : await reopen.send({ input: { id, version, reason: content.text } });
    if (!sent) return;
    reset({ text: "" });
    showToast(done);
    onClose();
  }

  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form label={title} errors={form.errors} onSubmit={() => void send()}>
        <TextAreaField
          label={label}
          name={name}
          autoFocus
          rows={5}
          maxLength={2000}
          note={note}
          value={content.text}
          onChange={(text) => change({ text })}
        />
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            {button}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
