import { Link } from "@tanstack/react-router";
import { CalendarDays, Plus } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { usePages } from "../../graphql/use-pages";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { formatInstant } from "../../ui/format";
import { MoreRows } from "../../ui/more-rows";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState, ErrorState } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { GrowthTabs } from "../growth/growth-tabs";
import { ScheduleSessionDialog } from "./schedule-session-dialog";
import "../growth/growth.css";
import "./sessions.css";

const sessionsQuery = graphql(`
  query PlanningSessions($first: Int!, $after: String) {
    planningSessions(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        title
        startsAt
        state
        department { id name }
        organiser { id name }
        items { id state }
        decisions { id }
      }
    }
  }
`);

const waitingQuery = graphql(`
  query WaitingItems {
    waitingSessionItems { id title department { id name } owner { id name } }
  }
`);

type Listed = ResultOf<typeof sessionsQuery>["planningSessions"]["nodes"][number];

const context = { additionalTypenames: ["PlanningSession", "SessionItem"] };

/** Where planning happens: sessions to come, those that were, and what waits for the next one. */
export function SessionsPage() {
  const { isManager, isHr, employee } = useViewer();
  const [calling, call] = useState(false);
  const [waiting] = useQuery({ query: waitingQuery, context });
  const pages = usePages({
    query: sessionsQuery,
    variables: { first: 30 },
    pick: (data) => data.planningSessions,
    typenames: ["PlanningSession", "SessionItem"],
  });
  const may = employee !== null && (isManager || isHr);
  const coming = pages.nodes.filter(({ state }) => state === "SCHEDULED").toReversed();
  const over = pages.nodes.filter(({ state }) => state !== "SCHEDULED");
  const items = waiting.data?.waitingSessionItems ?? [];
  return (
    <>
      <PageHead
        title="Planning sessions"
        crumbs={[{ label: "Development", to: "/development" }]}
        lede="What is planned together, decided and cut. What is not settled comes up again in the next one."
      >
        {may && (
          <Button kind="primary" icon={<Plus className="icon" />} onClick={() => call(true)}>
            New session
          </Button>
        )}
      </PageHead>
      <GrowthTabs here="sessions" />
      <div className="stack">
        {pages.loading && <SkeletonRows rows={5} />}
        {pages.error && pages.nodes.length === 0 && (
          <ErrorState
            title="The sessions could not be loaded."
            code={describeFailure(pages.error).code}
            onRetry={pages.retry}
          >
            {describeFailure(pages.error).next}
          </ErrorState>
        )}
        {!pages.loading && !pages.error && pages.nodes.length === 0 && (
          <Card>
            <EmptyState
              icon={CalendarDays}
              title="There is no session you take part in"
              actions={may && <Button onClick={() => call(true)}>New session</Button>}
            >
              A session has an agenda, takes decisions and says what was cut. Those who take part see it here.
            </EmptyState>
          </Card>
        )}
        <Sessions title="To come" sessions={coming} />
        {items.length > 0 && (
          <Card title="Waiting for the next session" note={String(items.length)} flush>
            <ul className="rows">
              {items.map(({ id, title, department, owner }) => (
                <li key={id}>
                  <span className="grow">
                    <span className="small strong">{title}</span>
                    <span className="tiny muted growth-note">
                      {department?.name ?? "The whole organisation"}
                      {owner && ` · ${owner.name}`}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        )}
        <Sessions title="Before" sessions={over} />
        {pages.hasMore && (
          <MoreRows
            shown={pages.nodes.length}
            total={pages.totalCount}
            of="sessions"
            onMore={pages.showMore}
            pending={pages.stale}
          />
        )}
      </div>
      {calling && <ScheduleSessionDialog onClose={() => call(false)} />}
    </>
  );
}

function Sessions({ title, sessions }: { title: string; sessions: readonly Listed[] }) {
  if (sessions.length === 0) return null;
  return (
    <Card title={title} note={String(sessions.length)} flush>
      <ul className="rows">
        {sessions.map(({ id, title: name, startsAt, state, department, organiser, items, decisions }) => (
          <li key={id}>
            <span className="grow">
              <Link
                to="/development/sessions/$sessionId"
                params={{ sessionId: id }}
                className="quiet-link strong small"
              >
                {name}
              </Link>
              <span className="tiny muted growth-note">
                {formatInstant(startsAt)} · {department?.name ?? "The whole organisation"}
                {organiser && ` · ${organiser.name}`}
              </span>
            </span>
            <span className="small muted nowrap desktop-only">
              {state === "SCHEDULED" ? `${items.length} on the agenda` : `${decisions.length} decided`}
            </span>
            <Chip tone={state === "SCHEDULED" ? "accent" : "outline"}>{stateWords[state]}</Chip>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const stateWords = { SCHEDULED: "To come", CLOSED: "Closed", CANCELLED: "Called off" } as const;
