import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { SelectField, TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { formatDay } from "../../ui/format";
import { labelOf } from "./boxes";
import { answerWords } from "./place-words";
import { answerPlace, decidePlace, flagPlace } from "./session-moves";
import type { Place, Session } from "./session-query";

interface RepliesProps {
  session: Session;
  place: Place;
}

/** What a moved rating waits for: the manager's answer, a decision, or a note where an earlier session decides. */
export function PlaceReplies({ session, place }: RepliesProps) {
  const may = (move: Place["allowedActions"][number]) => place.allowedActions.includes(move);
  if (may("ANSWER")) return <Answer session={session} place={place} />;
  if (may("DECIDE")) return <Decide session={session} place={place} />;
  if (may("FLAG")) return <FlagNote place={place} />;
  if (!place.answer) return null;
  const waits = place.answer === "WAITING" && session.state === "OPEN";
  const due = waits && place.answerDueOn ? `, until ${formatDay(place.answerDueOn)}` : "";
  return (
    <Callout kind={place.answer === "WAITING" || place.answer === "OBJECTED" ? "warn" : "good"}>
      {answerWords(place.answer, session)}
      {due}.
    </Callout>
  );
}

function Answer({ session, place: { id, version, rating } }: RepliesProps) {
  const form = useMutationForm(answerPlace);
  const [comment, write] = useState("");
  const send = (confirms: boolean) => void form.send({ input: { id, version, confirms, comment } });
  return (
    <Form label="Answer" errors={form.errors} className="form place-form" onSubmit={() => send(true)}>
      <p className="small">
        Your rating was moved to <b>{labelOf(rating, session.cycle.template.scale.steps)}</b>. Do you agree?
      </p>
      <TextAreaField
        label="What you add"
        name="comment"
        note="Needed to object; your manager then decides."
        maxLength={2000}
        value={comment}
        onChange={write}
      />
      <div className="button-group">
        <Button kind="primary" type="submit" pending={form.sending}>
          Confirm
        </Button>
        <Button pending={form.sending} disabled={comment.trim() === ""} onClick={() => send(false)}>
          Object
        </Button>
      </div>
    </Form>
  );
}

function Decide({ session, place: { id, version, rating: now } }: RepliesProps) {
  const form = useMutationForm(decidePlace);
  const { steps } = session.cycle.template.scale;
  const [rating, rate] = useState(now ?? 0);
  const [reason, write] = useState("");
  return (
    <Form
      label="Decide the objection"
      errors={form.errors}
      className="form place-form"
      onSubmit={() => void form.send({ input: { id, version, rating, reason } })}
    >
      <p className="small">The manager objects. The history says why. You decide.</p>
      <SelectField
        label="Rating"
        name="rating"
        value={String(rating)}
        onChange={(value) => rate(Number(value))}
        options={steps.toReversed().map(({ value, label }) => ({ value: String(value), label }))}
      />
      <TextAreaField label="Why" name="reason" maxLength={2000} value={reason} onChange={write} />
      <Button kind="primary" type="submit" pending={form.sending} disabled={reason.trim() === ""}>
        Decide
      </Button>
    </Form>
  );
}

function FlagNote({ place: { id, version } }: { place: Place }) {
  const form = useMutationForm(flagPlace);
  const [reason, write] = useState("");
  return (
    <Form
      label="Note what you see"
      errors={form.errors}
      className="form place-form"
      onSubmit={() => void form.send({ input: { id, version, reason } })}
    >
      <p className="small">An earlier session decides here. What you note stands in the history.</p>
      <TextAreaField label="What you see" name="reason" maxLength={2000} value={reason} onChange={write} />
      <Button type="submit" pending={form.sending} disabled={reason.trim() === ""}>
        Note it
      </Button>
    </Form>
  );
}
