import { useState } from "react";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Bars } from "../ui/chart/bars";
import { Chip } from "../ui/chip";
import { formatDay, formatNumber } from "../ui/format";
import { showToast } from "../ui/toast";
import { AnswerRoundDialog } from "./answer-round-dialog";

export const roundCard = graphql(`
  fragment RoundCard on FeedbackRound {
    id
    kind
    text
    state
    closesOn
    smallest
    version
    invited
    allowedActions
    opener { id name }
    subject { id name }
    figures { answers numbers mean }
    answers { rating text employee { id name } }
  }
`);
const closeRound = graphql(`
  mutation CloseRound($input: CloseRoundInput!) {
    closeRound(input: $input) {
      __typename
      ... on CloseRoundPayload { round { id state version allowedActions } }
      ... on UserErrors { errors { code message path } current { ... on FeedbackRound { id state version } } }
    }
  }
`);
const cancelRound = graphql(`
  mutation CancelRound($input: CancelRoundInput!) {
    cancelRound(input: $input) {
      __typename
      ... on CancelRoundPayload { round { id state version allowedActions } }
      ... on UserErrors { errors { code message path } current { ... on FeedbackRound { id state version } } }
    }
  }
`);

export type Round = ResultOf<typeof roundCard>;

const states = { OPEN: "Open", CLOSED: "Closed", CANCELLED: "Cancelled" } as const;

/** A question without names: who asks, what came of it, and what one may do. */
export function RoundCard(props: { round: FragmentOf<typeof roundCard> }) {
  const round = readFragment(roundCard, props.round);
  const [answering, answer] = useState(false);
  const may = (action: Round["allowedActions"][number]) => round.allowedActions.includes(action);
  const until = round.state === "OPEN" ? `until ${formatDay(round.closesOn)}` : formatDay(round.closesOn);
  return (
    <Card title={round.text} note={`${formatNumber(round.invited)} asked · ${until}`}>
      <div className="stack">
        <p className="row row-wrap">
          <Chip tone={round.state === "OPEN" ? "accent" : "outline"}>{states[round.state]}</Chip>
          <span className="small muted">
            about <bdi>{round.subject?.name}</bdi>, asked by <bdi>{round.opener?.name}</bdi>
          </span>
        </p>
        {round.figures && <Figures round={round} />}
        {round.state === "CLOSED" && !round.figures && round.answers.length === 0 && (
          <p className="small muted">
            Nothing is shown to you: of fewer than {round.smallest} answers nothing is kept, and the rest is for whom it
            is about, those above and HR.
          </p>
        )}
        {round.answers.some(({ text }) => text !== "") && <Said answers={round.answers} />}
        <div className="row row-wrap">
          {may("ANSWER") && (
            <Button kind="primary" onClick={() => answer(true)}>
              Answer
            </Button>
          )}
          {may("CLOSE") && <Ending round={round} document={closeRound} label="Close now" done="Closed." />}
          {may("CANCEL") && <Ending round={round} document={cancelRound} label="Throw away" done="Thrown away." />}
        </div>
      </div>
      {answering && <AnswerRoundDialog round={round} onClose={() => answer(false)} />}
    </Card>
  );
}

function Figures({ round }: { round: Round }) {
  const { answers = 0, numbers = [], mean = null } = round.figures ?? {};
  const finding =
    mean === null
      ? `${formatNumber(answers)} people answered in words.`
      : `${formatNumber(answers)} people answered; the mean is ${formatNumber(mean)} of 5.`;
  return (
    <Bars
      title="How they answered"
      finding={finding}
      measure="People"
      bars={numbers.map((value, index) => ({ label: `${index + 1} of 5`, value }))}
    />
  );
}

function Said({ answers }: { answers: Round["answers"] }) {
  return (
    <ul className="rows" aria-label="What they said">
      {answers
        .filter(({ text }) => text !== "")
        .map(({ text, rating, employee }) => (
          <li key={`${employee?.id ?? ""} ${rating ?? ""} ${text}`} className="stack-small">
            <p className="said">{text}</p>
            <p className="tiny faint">
              {employee ? employee.name : "without a name"}
              {rating !== null && ` · ${rating} of 5`}
            </p>
          </li>
        ))}
    </ul>
  );
}

interface EndingProps {
  round: Round;
  document: typeof closeRound | typeof cancelRound;
  label: string;
  done: string;
}

function Ending({ round: { id, version }, document, label, done }: EndingProps) {
  const form = useMutationForm<object, { input: { id: string; version: number } }>(document);
  async function send(): Promise<void> {
    if (await form.send({ input: { id, version } })) showToast(done);
  }
  return (
    <Button kind="ghost" pending={form.sending} onClick={() => void send()}>
      {label}
    </Button>
  );
}
