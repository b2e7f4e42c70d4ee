import { useState } from "react";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Avatar } from "../../ui/avatar";
import { Button } from "../../ui/button";
import { Chip } from "../../ui/chip";
import { TextField } from "../../ui/field";
import { RelativeTime } from "../../ui/moment";
import { useAnswer } from "./use-answer";

const withdrawRequest = graphql(`
  mutation WithdrawMentorRequest($input: WithdrawMentorRequestInput!) {
    withdrawMentorRequest(input: $input) {
      __typename
      ... on WithdrawMentorRequestPayload { mentorRequest { id version state } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

const states = {
  ASKED: "Waits for an answer",
  AGREED: "Agreed",
  DECLINED: "Declined",
  WITHDRAWN: "Taken back",
} as const;

interface Person {
  id: string;
  name: string;
  title: string;
}

interface MentorRequestRowProps {
  request: {
    id: string;
    version: number;
    state: keyof typeof states;
    message: string;
    answer: string;
    createdAt: string;
    skill: { name: string };
    asker: Person | null;
    mentor: Person | null;
  };
  /** I asked; otherwise I was asked. */
  mine: boolean;
}

/** Somebody asks to be mentored: who was asked answers in place, who asked may take it back. */
export function MentorRequestRow({ request, mine }: MentorRequestRowProps) {
  const { id, version, state, message, answer, createdAt, skill } = request;
  const other = mine ? request.mentor : request.asker;
  const [words, write] = useState("");
  const { answering, say } = useAnswer(request);
  const withdrawing = useMutationForm(withdrawRequest);
  const refusal = [...Object.values(answering.errors), ...Object.values(withdrawing.errors)].flat().join(" ");

  return (
    <li className="mentor-request">
      <Avatar name={other?.name ?? "?"} />
      <div className="grow stack-small">
        <p className="small">
          <bdi className="strong">{other?.name ?? "Somebody"}</bdi> <span className="muted">{other?.title}</span>
          {" · "}
          {skill.name}
        </p>
        {message && <p className="small">“{message}”</p>}
        {answer && <p className="small muted">Answer: “{answer}”</p>}
        {state === "ASKED" && !mine && (
          <div className="mentor-answer">
            <TextField
              label="A word with your answer"
              optional
              hideLabel
              placeholder="A word with it, if you like"
              value={words}
              onChange={write}
            />
            <div className="button-group">
              <Button kind="primary" size="small" pending={answering.sending} onClick={() => void say(true, words)}>
                Agree
              </Button>
              <Button size="small" pending={answering.sending} onClick={() => void say(false, words)}>
                Decline
              </Button>
            </div>
          </div>
        )}
        {state === "ASKED" && mine && (
          <div>
            <Button
              size="small"
              kind="ghost"
              pending={withdrawing.sending}
              onClick={() => void withdrawing.send({ input: { id, version } })}
            >
              Take the question back
            </Button>
          </div>
        )}
        {refusal && (
          <p role="alert" className="field-error">
            {refusal}
          </p>
        )}
      </div>
      <div className="mentor-state">
        <Chip tone={state === "AGREED" ? "good" : state === "ASKED" ? "warn" : "outline"}>{states[state]}</Chip>
        <span className="tiny faint">
          <RelativeTime value={createdAt} />
        </span>
      </div>
    </li>
  );
}
