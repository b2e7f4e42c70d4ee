import { useState } from "react";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { Dialog } from "../ui/dialog";
import { TextAreaField } from "../ui/field";
import { Form } from "../ui/form";
import { formatDay } from "../ui/format";
import { Gate } from "./gate";
import type { GuestForm } from "./guest-query";
import { GuestQuestionField } from "./guest-question";
import { useCall } from "./use-call";
import { useGuestDraft } from "./use-guest-draft";
import "./guest.css";

interface GuestDeskProps {
  token: string;
  form: GuestForm;
  onDone: (how: "handed-in" | "declined") => void;
}

/** The questions one below the other, kept while they are answered, handed in once. */
export function GuestDesk({ token, form, onDone }: GuestDeskProps) {
  const { about, cycle, title, name, readers, closesAt, questions, steps } = form;
  const draft = useGuestDraft(token, form);
  const [declining, decline] = useState(false);

  async function handIn(): Promise<void> {
    if (await draft.handIn()) onDone("handed-in");
  }

  return (
    <Gate
      wide
      title={`Your view of working with ${about}`}
      lede={`${name}, ${about}${title && ` (${title})`} and their manager ask you for “${cycle}”.`}
    >
      <Callout>{readers}</Callout>
      <Form label="Your view" errors={draft.errors} onSubmit={() => void handIn()}>
        {questions.map((question) => (
          <GuestQuestionField
            key={question.id}
            question={question}
            steps={steps}
            answer={draft.answerTo(question.id)}
            onChange={(answer) => draft.change(question.id, answer)}
          />
        ))}
        <p className="small muted">
          {closesAt && `The link works until ${formatDay(closesAt.slice(0, 10))}, and once. `}
          <span role="status">{draft.words}</span>
        </p>
        <div className="form-foot">
          <Button kind="ghost" onClick={() => decline(true)}>
            I would rather not
          </Button>
          <Button kind="primary" type="submit" pending={draft.sending}>
            Hand in
          </Button>
        </div>
      </Form>
      {declining && (
        <DeclineDialog token={token} onClose={() => decline(false)} onDeclined={() => onDone("declined")} />
      )}
    </Gate>
  );
}

function DeclineDialog(props: { token: string; onClose: () => void; onDeclined: () => void }) {
  const { post, sending, errors } = useCall();
  const [reason, setReason] = useState("");
  async function send(): Promise<void> {
    if ((await post("/guests/decline", { token: props.token, reason })).ok) props.onDeclined();
  }
  return (
    <Dialog title="I would rather not" isOpen onClose={props.onClose}>
      <Form errors={errors} onSubmit={() => void send()}>
        <TextAreaField
          label="Why"
          name="reason"
          optional
          note="Who asked you reads this. What you wrote so far is deleted."
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
        <div className="form-foot">
          <Button onClick={props.onClose}>Back</Button>
          <Button kind="primary" type="submit" pending={sending}>
            Decline
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
