import { Link } from "@tanstack/react-router";
import { MessagesSquare, Plus } from "lucide-react";
import { useState } from "react";
import { describeFailure } from "../../graphql/failure";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { usePages } from "../../graphql/use-pages";
import { useViewer } from "../../graphql/viewer";
import { Avatar } from "../../ui/avatar";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { MoreRows } from "../../ui/more-rows";
import { useShortcut } from "../../ui/shortcuts";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState, ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { StartDialog } from "./start-dialog";
import { meetingTime, otherOf, ruleInWords } from "./words";
import "./one-on-ones.css";

const listQuery = graphql(`
  query OneOnOnes($first: Int!, $after: String) {
    oneOnOnes(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        state
        cadence
        startsOn
        time
        timeZone
        minutes
        allowedActions
        organiser { id name }
        partner { id name }
        agenda { id }
        actionItems { id }
        nextMeetings { id startsAt state }
      }
    }
  }
`);

type Series = ResultOf<typeof listQuery>["oneOnOnes"]["nodes"][number];

/** Everybody one meets regularly, whom one meets next first. */
export function OneOnOnesPage() {
  const { employee } = useViewer();
  const [starting, start] = useState(false);
  const [open] = useState(() => () => start(true));
  useShortcut("n", "Start a 1:1", open);
  const pages = usePages({
    query: listQuery,
    variables: { first: 50 },
    pick: (data) => data.oneOnOnes,
    typenames: ["OneOnOne", "Meeting", "AgendaItem", "ActionItem"],
    live: true,
  });
  if (!employee) return <NoRight />;
  const current = pages.nodes.filter(({ state }) => state === "ACTIVE" || state === "PROPOSED").sort(byNext);
  const over = pages.nodes.filter(({ state }) => state === "ENDED" || state === "DECLINED");
  const begin = (
    <Button kind="primary" icon={<Plus className="icon" />} keys="N" onClick={open}>
      Start a 1:1
    </Button>
  );
  return (
    <>
      <PageHead title="1:1s" lede="Time for each other: an agenda you both write, and what came of it.">
        {begin}
      </PageHead>
      <div className="stack">
        <Card flush>
          {pages.loading && <SkeletonRows rows={5} pictures />}
          {pages.error && pages.nodes.length === 0 && (
            <div className="card-body card-body-only">
              <ErrorState
                title="Your 1:1s could not be loaded."
                code={describeFailure(pages.error).code}
                onRetry={pages.retry}
                retrying={pages.stale}
              >
                {describeFailure(pages.error).next}
              </ErrorState>
            </div>
          )}
          {!pages.loading && !pages.error && current.length === 0 && (
            <EmptyState icon={MessagesSquare} title="You meet nobody regularly yet" actions={begin}>
              Half an hour every second week with your manager, or with anybody you learn from.
            </EmptyState>
          )}
          <Rows series={current} me={employee.id} />
        </Card>
        {over.length > 0 && (
          <Card title="Over" note={over.length} flush>
            <Rows series={over} me={employee.id} />
          </Card>
        )}
        {pages.hasMore && (
          <MoreRows
            shown={pages.nodes.length}
            total={pages.totalCount}
            of="1:1s"
            onMore={pages.showMore}
            pending={pages.stale}
          />
        )}
      </div>
      {starting && <StartDialog onClose={() => start(false)} />}
    </>
  );
}

function nextOf({ nextMeetings }: Series): string {
  return nextMeetings.find(({ state }) => state === "PLANNED")?.startsAt ?? "";
}

/** What waits for an answer, then by date. */
function byNext(one: Series, other: Series): number {
  return nextOf(one).localeCompare(nextOf(other));
}

function Rows({ series, me }: { series: readonly Series[]; me: string }) {
  if (series.length === 0) return null;
  return (
    <ul className="rows talk-rows">
      {series.map((one) => (
        <Row key={one.id} series={one} me={me} />
      ))}
    </ul>
  );
}

function Row({ series, me }: { series: Series; me: string }) {
  const { id, state, agenda, actionItems, allowedActions } = series;
  const other = otherOf(series, me);
  const next = nextOf(series);
  return (
    <li>
      <Avatar name={other?.name ?? "?"} />
      <div className="grow">
        <Link to="/one-on-ones/$oneOnOneId" params={{ oneOnOneId: id }} className="quiet-link strong">
          <bdi>{other?.name ?? "Somebody"}</bdi>
        </Link>
        <p className="tiny faint">{ruleInWords(series)}</p>
      </div>
      <div className="talk-next">
        {state === "PROPOSED" ? (
          <Chip tone="accent">{allowedActions.includes("ACCEPT") ? "Asks you" : "Waiting for an answer"}</Chip>
        ) : (
          next && <span className="number small">{meetingTime(next)}</span>
        )}
        {state === "ACTIVE" && (
          <span className="tiny faint">
            {agenda.length} on the agenda, {actionItems.length} taken on
          </span>
        )}
      </div>
    </li>
  );
}
