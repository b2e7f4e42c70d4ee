import { useState } from "react";
import { describeFailure } from "../../../graphql/failure";
import { useMutationForm } from "../../../graphql/use-mutation-form";
import { usePages } from "../../../graphql/use-pages";
import { Button } from "../../../ui/button";
import { type Column, DataTable } from "../../../ui/data-table";
import { RelativeTime } from "../../../ui/moment";
import { MoreRows } from "../../../ui/more-rows";
import { Segmented } from "../../../ui/segmented";
import { SkeletonRows } from "../../../ui/skeleton";
import { ErrorState } from "../../../ui/states";
import { refusalWords } from "../../import/map-import";
import { hostOf, type Message, messagesQuery, replayMessage, type Webhook } from "./webhook-queries";

type Shown = "ALL" | Message["state"];

const choices = [
  { value: "ALL", label: "All" },
  { value: "WAITING", label: "Waiting" },
  { value: "DELIVERED", label: "Delivered" },
  { value: "FAILED", label: "Failed" },
] as const;

/** The messages of a webhook, newest first, by what became of them. */
export function WebhookMessages({ webhook }: { webhook: Webhook }) {
  const [shown, show] = useState<Shown>("ALL");
  const pages = usePages({
    query: messagesQuery,
    variables: { id: webhook.id, first: 10, state: shown === "ALL" ? null : shown },
    pick: ({ node }) => (node && "deliveries" in node ? node.deliveries : null),
    typenames: ["WebhookDelivery", "WebhookEndpoint"],
    live: true,
  });
  return (
    <div aria-busy={pages.stale}>
      <div className="webhook-filter">
        <Segmented label={`Messages to ${hostOf(webhook)}`} value={shown} onChange={show} options={choices} />
      </div>
      {pages.loading && <SkeletonRows rows={2} />}
      {pages.error && pages.nodes.length === 0 && (
        <div className="card-body">
          <ErrorState
            title="The messages could not be loaded."
            code={describeFailure(pages.error).code}
            onRetry={pages.retry}
            retrying={pages.stale}
          >
            {describeFailure(pages.error).next}
          </ErrorState>
        </div>
      )}
      {!pages.loading && !pages.error && pages.nodes.length === 0 && (
        <p className="card-body muted">
          {shown === "ALL" ? "No messages in the last 90 days. Send a test to try it." : "None."}
        </p>
      )}
      {pages.nodes.length > 0 && (
        <DataTable
          caption={`Messages to ${hostOf(webhook)}`}
          columns={columns}
          rows={pages.nodes}
          rowKey={({ id }) => id}
          totalCount={pages.totalCount}
        />
      )}
      {pages.hasMore && (
        <MoreRows
          shown={pages.nodes.length}
          total={pages.totalCount}
          of="messages"
          onMore={pages.showMore}
          pending={pages.stale}
        />
      )}
    </div>
  );
}

const columns: readonly Column<Message>[] = [
  { key: "type", header: "What happened", main: true, cell: ({ type }) => <code>{type}</code> },
  { key: "at", header: "When", phone: "line", cell: ({ createdAt }) => <RelativeTime value={createdAt} /> },
  { key: "state", header: "State", phone: "line", cell: (message) => <State message={message} /> },
  { key: "answer", header: "Latest answer", cell: (message) => <Answer message={message} /> },
  {
    key: "replay",
    header: "What to do",
    hideHead: true,
    align: "end",
    bare: true,
    cell: (message) => <Replay message={message} />,
  },
];

function State({ message: { state, attempts, nextAt } }: { message: Message }) {
  if (state === "DELIVERED") return <span className="status status-good">Delivered</span>;
  if (state === "FAILED") return <span className="status status-bad">Failed after {attempts}</span>;
  return (
    <span className="status status-warn">
      Waiting
      {attempts > 0 && nextAt && (
        <span className="tiny faint">
          {" "}
          next <RelativeTime value={nextAt} />
        </span>
      )}
    </span>
  );
}

function Answer({ message: { status, answer, lastAt, tries } }: { message: Message }) {
  if (!lastAt) return <span className="faint">not sent yet</span>;
  return (
    <>
      <Said status={status} answer={answer} />
      {tries.length > 1 && <Tries tries={tries} />}
    </>
  );
}

/** The attempts of a message, written out once they are asked for. */
function Tries({ tries }: Pick<Message, "tries">) {
  const [open, setOpen] = useState(false);
  return (
    <details className="small" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>The latest {tries.length} attempts</summary>
      {open && (
        <ol className="plain-list stack-small">
          {tries.map((one) => (
            <li key={one.at}>
              <RelativeTime value={one.at} /> <Said status={one.status} answer={one.answer} />
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}

function Said({ status, answer }: { status: number | null; answer: string }) {
  return (
    <span className="webhook-answer small">
      {status && <span className="number strong">{status} </span>}
      <bdi className="muted">{answer}</bdi>
    </span>
  );
}

function Replay({ message }: { message: Message }) {
  const form = useMutationForm(replayMessage);
  if (!message.canReplay) return null;
  const words = refusalWords(form.errors);
  return (
    <span className="row row-wrap revoke">
      {words && (
        <span role="alert" className="field-error">
          {words}
        </span>
      )}
      <Button
        size="small"
        pending={form.sending}
        onClick={() => void form.send({ input: { id: message.id, version: message.version } })}
      >
        Send again
        <span className="visually-hidden"> {message.messageId}</span>
      </Button>
    </span>
  );
}
