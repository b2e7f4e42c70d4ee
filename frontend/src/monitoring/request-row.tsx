import { useState } from "react";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { useViewer } from "../graphql/viewer";
import { Avatar } from "../ui/avatar";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { Dialog } from "../ui/dialog";
import { formatDay } from "../ui/format";
import { showToast } from "../ui/toast";
import { FeedbackComposer } from "./feedback-composer";
import { WordsDialog } from "./words-dialog";

export const requestRow = graphql(`
  fragment RequestRow on FeedbackRequest {
    id
    text
    state
    dueOn
    comment
    version
    allowedActions
    asker { id name }
    respondent { id name }
    about { id name }
    answers { id text }
  }
`);
const decline = graphql(`
  mutation DeclineFeedbackRequest($input: DeclineFeedbackRequestInput!) {
    declineFeedbackRequest(input: $input) {
      __typename
      ... on DeclineFeedbackRequestPayload { request { id state comment version allowedActions } }
      ... on UserErrors { errors { code message path } current { ... on FeedbackRequest { id state version } } }
    }
  }
`);
const withdraw = graphql(`
  mutation WithdrawFeedbackRequest($input: WithdrawFeedbackRequestInput!) {
    withdrawFeedbackRequest(input: $input) {
      __typename
      ... on WithdrawFeedbackRequestPayload { request { id state version allowedActions } }
      ... on UserErrors { errors { code message path } current { ... on FeedbackRequest { id state version } } }
    }
  }
`);

type Request = ResultOf<typeof requestRow>;

const states: Record<Request["state"], { label: string; tone: "accent" | "good" | "outline" | "plain" }> = {
  OPEN: { label: "Open", tone: "accent" },
  ANSWERED: { label: "Answered", tone: "good" },
  DECLINED: { label: "Declined", tone: "outline" },
  WITHDRAWN: { label: "Withdrawn", tone: "outline" },
  EXPIRED: { label: "Expired", tone: "plain" },
};

/** A request for feedback, with what one may do about it. */
export function RequestRow(props: { request: FragmentOf<typeof requestRow> }) {
  const request = readFragment(requestRow, props.request);
  const { employee } = useViewer();
  const [open, setOpen] = useState<"answer" | "decline" | null>(null);
  const other = request.respondent?.id === employee?.id ? request.asker : request.respondent;
  const { label, tone } = states[request.state];
  const aboutAsker = request.about?.id === request.asker?.id;
  const may = (action: Request["allowedActions"][number]) => request.allowedActions.includes(action);
  return (
    <article className="feedback">
      <Avatar name={other?.name ?? "?"} />
      <div className="grow stack-small">
        <p className="feedback-head">
          <bdi className="strong">{other?.name ?? "Somebody"}</bdi>
          {!aboutAsker && <span className="muted">about {request.about?.name}</span>}
          <Chip tone={tone}>{label}</Chip>
          {request.state === "OPEN" && <span className="small faint">until {formatDay(request.dueOn)}</span>}
        </p>
        <p className="said">{request.text}</p>
        {request.comment && <p className="small muted">“{request.comment}”</p>}
        {request.answers.map(({ id, text }) => (
          <p key={id} className="small">
            {text}
          </p>
        ))}
        <div className="row row-wrap">
          {may("ANSWER") && (
            <Button size="small" kind="primary" onClick={() => setOpen("answer")}>
              Answer<span className="visually-hidden"> {other?.name}</span>
            </Button>
          )}
          {may("DECLINE") && (
            <Button size="small" kind="ghost" onClick={() => setOpen("decline")}>
              Rather not<span className="visually-hidden"> answer {other?.name}</span>
            </Button>
          )}
          {may("WITHDRAW") && <Withdraw request={request} />}
        </div>
      </div>
      {open === "answer" && request.about && (
        <Dialog title={`Answer ${request.asker?.name ?? "the request"}`} isOpen onClose={() => setOpen(null)}>
          <p className="said">{request.text}</p>
          <FeedbackComposer
            receiverId={request.about.id}
            request={{ id: request.id, askerIsReceiver: aboutAsker }}
            autoFocus
            onSent={() => setOpen(null)}
            onCancel={() => setOpen(null)}
          />
        </Dialog>
      )}
      {open === "decline" && (
        <WordsDialog
          title="Rather not answer?"
          label="Why"
          name="reason"
          optional
          note={`${request.asker?.name ?? "They"} will read it, if you say something.`}
          button="Decline"
          done="Declined."
          document={decline}
          subject={request}
          onClose={() => setOpen(null)}
        />
      )}
    </article>
  );
}

function Withdraw({ request: { id, version, respondent } }: { request: Request }) {
  const form = useMutationForm(withdraw);
  async function send(): Promise<void> {
    if (await form.send({ input: { id, version } })) showToast(`You ask ${respondent?.name ?? "them"} no longer.`);
  }
  return (
    <Button size="small" kind="ghost" pending={form.sending} onClick={() => void send()}>
      Withdraw<span className="visually-hidden"> what you ask {respondent?.name}</span>
    </Button>
  );
}
