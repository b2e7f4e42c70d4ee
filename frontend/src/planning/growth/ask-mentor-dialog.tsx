import { useState } from "react";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { RadioGroup } from "../../ui/choices";
import { Dialog } from "../../ui/dialog";
import { TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { showToast } from "../../ui/toast";

const askMentor = graphql(`
  mutation AskMentor($input: AskMentorInput!) {
    askMentor(input: $input) {
      __typename
      ... on AskMentorPayload { mentorRequest { id state mentor { id name } } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

interface AskMentorDialogProps {
  actionId: string;
  mentors: readonly { id: string; name: string; title: string }[];
  onClose: () => void;
}

/** Asks one of those who offered to mentor and are above the level to reach. */
export function AskMentorDialog({ actionId, mentors, onClose }: AskMentorDialogProps) {
  const [mentorId, choose] = useState(mentors[0]?.id ?? "");
  const [message, write] = useState("");
  const form = useMutationForm(askMentor);

  async function send(): Promise<void> {
    const asked = await form.send({ input: { actionId, mentorId, message } });
    if (!asked) return;
    showToast(`${asked.mentorRequest.mentor?.name ?? "Your colleague"} is asked.`);
    onClose();
  }

  return (
    <Dialog title="Ask a mentor" isOpen onClose={onClose}>
      <Form label="Ask a mentor" errors={form.errors} onSubmit={() => void send()}>
        <RadioGroup
          label="These colleagues offered to mentor in this skill"
          name="mentorId"
          value={mentorId}
          onChange={choose}
          options={mentors.map(({ id, name, title }) => ({ value: id, label: <bdi>{name}</bdi>, note: title }))}
        />
        <TextAreaField
          label="A word to them"
          name="message"
          optional
          rows={3}
          maxLength={2000}
          note="Only the two of you read this. They may decline without a reason."
          value={message}
          onChange={write}
        />
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            Ask
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
