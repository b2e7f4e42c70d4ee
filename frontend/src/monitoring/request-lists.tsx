import { MessageCircleQuestion } from "lucide-react";
import { useState } from "react";
import { describeFailure } from "../graphql/failure";
import { graphql, type ResultOf } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { usePages } from "../graphql/use-pages";
import { Avatar } from "../ui/avatar";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Chip } from "../ui/chip";
import { Dialog } from "../ui/dialog";
import { formatDay } from "../ui/format";
import { MoreRows } from "../ui/more-rows";
import { SkeletonRows } from "../ui/skeleton";
import { EmptyState, ErrorState } from "../ui/states";
import { showToast } from "../ui/toast";
import { FeedbackComposer } from "./feedback-composer";
import { WordsDialog } from "./words-dialog";

const requestsQuery = graphql(`
  query FeedbackRequests($first: Int!, $after: String, $direction: RequestDirection!) {
    feedbackRequests(first: $first, after: $after, direction: $direction) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
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
    }
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

type Request = ResultOf<typeof requestsQuery>["feedbackRequests"]["nodes"][number];
type Side = "ASKED_OF_ME" | "ASKED_BY_ME";

const states: Record<Request["state"], { label: string; tone: "accent" | "good" | "outline" | "plain" }> = {
  OPEN: { label: "Open", tone: "accent" },
  ANSWERED: { label: "Answered", tone: "good" },
  DECLINED: { label: "Declined", tone: "outline" },
  WITHDRAWN: { label: "Withdrawn", tone: "outline" },
  EXPIRED: { label: "Expired", tone: "plain" },
};

/** What others ask me, and what I ask others. */
export function RequestLists({ ask }: { ask: () => void }) {
  return (
    <>
      <Requests side="ASKED_OF_ME" title="Asked of you" empty="Nobody asks you for feedback now." />
      <Requests
        side="ASKED_BY_ME"
        title="Asked by you"
        empty="Asking is the surest way to hear what helps: choose two or three people, and one question."
        ask={ask}
      />
    </>
  );
}

function Requests({ side, title, empty, ask }: { side: Side; title: string; empty: string; ask?: () => void }) {
  const pages = usePages({
    query: requestsQuery,
    variables: { first: 20, direction: side },
    pick: (data) => data.feedbackRequests,
    typenames: ["FeedbackRequest"],
    live: true,
  });
  return (
    <Card title={title} flush>
      {pages.loading && <SkeletonRows rows={3} pictures />}
      {pages.error && pages.nodes.length === 0 && (
        <ErrorState
          title="The requests could not be loaded."
          code={describeFailure(pages.error).code}
          onRetry={pages.retry}
          retrying={pages.stale}
        >
          {describeFailure(pages.error).next}
        </ErrorState>
      )}
      {!pages.loading && !pages.error && pages.nodes.length === 0 && (
        <EmptyState
          icon={MessageCircleQuestion}
          title={ask ? "You have not asked anybody yet" : "Nothing is asked of you"}
          level={3}
          actions={ask && <Button onClick={ask}>Ask for feedback</Button>}
        >
          {empty}
        </EmptyState>
      )}
      <ul className="rows feedback-rows">
        {pages.nodes.map((request) => (
          <li key={request.id}>
            <RequestRow request={request} side={side} />
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <MoreRows
          shown={pages.nodes.length}
          total={pages.totalCount}
          of="requests"
          onMore={pages.showMore}
          pending={pages.stale}
        />
      )}
    </Card>
  );
}

function RequestRow({ request, side }: { request: Request; side: Side }) {
  const [open, setOpen] = useState<"answer" | "decline" | null>(null);
  const other = side === "ASKED_OF_ME" ? request.asker : request.respondent;
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
