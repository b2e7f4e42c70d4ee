import { useEffect, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../graphql/graphql";
import { useIdempotencyKey } from "../graphql/idempotency-key";
import { useMutationForm } from "../graphql/use-mutation-form";
import { usePeopleSearch } from "../graphql/use-people-search";
import { useViewer } from "../graphql/viewer";
import { Button } from "../ui/button";
import { RadioGroup } from "../ui/choices";
import { SelectField, TextAreaField } from "../ui/field";
import { Form, type FormErrors } from "../ui/form";
import { type PersonOption, PersonPicker } from "../ui/person-picker";
import { Segmented } from "../ui/segmented";
import { writeKeys } from "../ui/shortcuts";
import { useDraft } from "../ui/use-draft";
import { type Kind, readersOfFeedback, type Visibility } from "./feedback-words";
import { QualityHint } from "./quality-hint";
import { SkillField } from "./skill-field";
import { useSentToast } from "./use-sent-toast";
import "./monitoring.css";

const receiverQuery = graphql(`
  query FeedbackReceiver($id: ID!) {
    employee(id: $id) {
      id
      name
      title
      manager { id name }
      goals(first: 50, where: { state: [ACTIVE, PAUSED] }) { nodes { id title } }
    }
  }
`);

const giveFeedback = graphql(`
  mutation GiveFeedback($input: GiveFeedbackInput!) {
    giveFeedback(input: $input) {
      __typename
      ... on GiveFeedbackPayload { feedback { id version receiver { id name } } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

interface Content {
  receiver: PersonOption | null;
  kind: Kind;
  text: string;
  visibility: Visibility;
  goalId: string;
  skillId: string | null;
}

const nothing = (kind: Kind, visibility: Visibility): Content => ({
  receiver: null,
  kind,
  text: "",
  visibility,
  goalId: "",
  skillId: null,
});

const kindOptions = [
  { value: "PRAISE", label: "Praise" },
  { value: "CONSTRUCTIVE", label: "To improve" },
  { value: "NOTE", label: "Note" },
] as const;

const visibilities = [
  { value: "RECEIVER", label: "The person" },
  { value: "RECEIVER_AND_MANAGER", label: "The person and their manager" },
  { value: "MANAGER_ONLY", label: "Only their manager" },
  { value: "PUBLIC", label: "Everybody" },
] as const;

export interface FeedbackComposerProps {
  /** Who it is for and what about, when that is known. */
  receiverId?: string;
  goalId?: string;
  kind?: Kind;
  /** Who may read it, until somebody chooses. */
  visibility?: Visibility;
  /** The request it answers: about this person, for the one who asks to read. */
  request?: { id: string; askerIsReceiver: boolean };
  /** For a card on a page: only the first line until somebody begins. */
  inline?: boolean;
  autoFocus?: boolean;
  onSent?: () => void;
  onCancel?: () => void;
}

/** Praise, something to improve, or a note; what is typed stays on the device until it is sent. */
export function FeedbackComposer(props: FeedbackComposerProps) {
  const { receiverId, goalId, kind = "PRAISE", request, inline, autoFocus, onSent, onCancel } = props;
  const { email, employee, organisation } = useViewer();
  const fresh = () => nothing(kind, props.visibility ?? "RECEIVER");
  const about = request?.id ?? receiverId ?? props.visibility ?? "";
  const { content, change, reset } = useDraft<Content>(`feedback.${email}.${about}`, fresh);
  const { receiver, text, visibility } = content;
  const [missing, setMissing] = useState<FormErrors>({});
  const search = usePeopleSearch("giveFeedback");
  const form = useMutationForm(giveFeedback);
  const sent = useSentToast();
  const { keyFor, renew } = useIdempotencyKey();
  const chosenId = receiver?.id ?? receiverId;
  const [{ data }] = useQuery({ query: receiverQuery, variables: { id: chosenId ?? "" }, pause: !chosenId });
  const facts = data?.employee;
  const known = chosenId && facts?.id === chosenId ? facts : undefined;

  // Opened for somebody: their name and goal are filled in once they are known.
  useEffect(() => {
    if (receiverId && known && !receiver) change({ receiver: known, ...(goalId ? { goalId } : {}) });
  }, [receiverId, goalId, known, receiver, change]);

  const manager = known?.manager ? (known.manager.id === employee?.id ? "you" : known.manager.name) : null;
  const readers = { receiver: receiver?.name ?? "the person", manager, organisation: organisation.name };
  const choices = visibilities.filter(
    ({ value }) => manager !== null || (value !== "RECEIVER_AND_MANAGER" && value !== "MANAGER_ONLY"),
  );
  const unread = request && (request.askerIsReceiver ? "MANAGER_ONLY" : "RECEIVER");
  const offered = choices.filter(({ value }) => value !== unread);
  const shown = offered.some(({ value }) => value === visibility) ? visibility : (offered[0]?.value ?? "RECEIVER");
  const folded = inline && !receiver && text === "";

  async function send(): Promise<void> {
    const wrong = {
      ...(receiver ? {} : { receiverId: ["Choose who it is for."] }),
      ...(text.trim() ? {} : { text: ["Say it in a sentence or two."] }),
    };
    setMissing(wrong);
    if (!receiver || Object.keys(wrong).length > 0) return;
    const goal = known?.goals.nodes.find(({ id }) => id === content.goalId);
    const input = {
      receiverId: receiver.id,
      kind: content.kind,
      visibility: shown,
      text,
      goalId: goal?.id,
      skillId: content.skillId,
      requestId: request?.id,
    };
    const given = await form.send({ input: { ...input, idempotencyKey: keyFor(input) } });
    if (!given) return;
    renew();
    reset(fresh());
    sent(given.feedback);
    onSent?.();
  }

  return (
    <Form label="Give feedback" errors={{ ...form.errors, ...missing }} onSubmit={() => void send()}>
      <div className={inline ? "form-row" : "form"}>
        <PersonPicker
          key={receiver?.id ?? "nobody"}
          label="For"
          name="receiverId"
          search={search}
          autoFocus={autoFocus && !receiverId}
          value={receiver}
          onChange={(next) => change({ receiver: next, goalId: "" })}
        />
      </div>
      {!folded && (
        <Segmented
          label="Kind of feedback"
          value={content.kind}
          onChange={(next) => change({ kind: next })}
          options={kindOptions}
          wide={!inline}
        />
      )}
      <TextAreaField
        label={content.kind === "CONSTRUCTIVE" ? "What would help" : content.kind === "NOTE" ? "Note" : "What was good"}
        name="text"
        rows={inline ? (folded ? 2 : 3) : 5}
        maxLength={folded ? undefined : 4000}
        autoFocus={autoFocus && Boolean(receiverId)}
        placeholder="On Tuesday you … so that …"
        value={text}
        onChange={(next) => change({ text: next })}
      />
      {!folded && (
        <>
          <QualityHint text={text} />
          {known && known.goals.nodes.length > 0 && (
            <SelectField
              label="About a goal"
              name="goalId"
              optional
              value={content.goalId || "none"}
              onChange={(next) => change({ goalId: next === "none" ? "" : next })}
              options={[
                { value: "none", label: "No goal" },
                ...known.goals.nodes.map(({ id, title }) => ({ value: id, label: title })),
              ]}
            />
          )}
          <SkillField value={content.skillId} onChange={(skillId) => change({ skillId })} />
          <RadioGroup
            label="Who may read it"
            name="visibility"
            value={shown}
            onChange={(next) => change({ visibility: next })}
            options={offered.map(({ value, label }) => ({ value, label, note: readersOfFeedback(value, readers) }))}
          />
        </>
      )}
      <div className="form-foot">
        {onCancel && (
          <Button kind="ghost" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <Button type="submit" kind="primary" pending={form.sending} keys={inline ? undefined : writeKeys("mod+Enter")}>
          {form.sending ? "Sending" : receiver ? `Send to ${receiver.name}` : "Send"}
        </Button>
      </div>
    </Form>
  );
}
