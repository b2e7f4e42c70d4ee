import { graphql } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { useViewer } from "../graphql/viewer";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/choices";
import { Dialog } from "../ui/dialog";
import { TextAreaField } from "../ui/field";
import { Form } from "../ui/form";
import { Segmented } from "../ui/segmented";
import { showToast } from "../ui/toast";
import { useDraft } from "../ui/use-draft";

const answerRound = graphql(`
  mutation AnswerRound($input: AnswerRoundInput!) {
    answerRound(input: $input) {
      __typename
      ... on AnswerRoundPayload { round { id allowedActions } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

const numbers = ["1", "2", "3", "4", "5"].map((value) => ({ value, label: value }));

interface AnswerRoundDialogProps {
  round: { id: string; text: string; smallest: number; subject: { name: string } | null };
  onClose: () => void;
}

/** One answer, without a name unless its writer says otherwise; told beforehand what becomes of it. */
export function AnswerRoundDialog({ round, onClose }: AnswerRoundDialogProps) {
  const { email } = useViewer();
  const fresh = () => ({ rating: "", text: "", named: false });
  const { content, change, reset } = useDraft(`round.${email}.${round.id}`, fresh);
  const form = useMutationForm(answerRound);
  const { rating, text, named } = content;

  async function send(): Promise<void> {
    const input = { id: round.id, rating: rating ? Number(rating) : null, text, named };
    if (!(await form.send({ input }))) return;
    reset(fresh());
    showToast(named ? "Answered, with your name." : "Answered; nobody learns that it was you.");
    onClose();
  }

  return (
    <Dialog title="Answer without your name" isOpen onClose={onClose}>
      <Form label="Answer" errors={form.errors} onSubmit={() => void send()}>
        <p className="said">{round.text}</p>
        <Segmented
          label="From 1, not at all, to 5, very well"
          value={rating}
          onChange={(next) => change({ rating: next })}
          options={numbers}
          wide
        />
        <TextAreaField
          label="In words"
          name="text"
          optional
          rows={4}
          maxLength={4000}
          note="How somebody writes can tell who it was. Leave out what only you could know."
          value={text}
          onChange={(next) => change({ text: next })}
        />
        <Checkbox
          label="Show my name beside it"
          note={`${round.subject?.name ?? "The subject"}, those above and HR then read that it was you.`}
          isSelected={named}
          onChange={(next) => change({ named: next })}
        />
        <p className="small muted">
          Answers are shown together once the round is closed, from {round.smallest} on; fewer are deleted unread. You
          cannot change yours afterwards, since nobody knows which one it is.
        </p>
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            Send
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
