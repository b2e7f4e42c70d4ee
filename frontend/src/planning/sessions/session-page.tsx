import { CalendarPlus, PencilLine } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { Avatar } from "../../ui/avatar";
import { Button, LinkButton } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { formatInstant } from "../../ui/format";
import { SkeletonPage } from "../../ui/skeleton";
import { ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { sessionRoute } from "../growth-routes";
import { Agenda } from "./agenda";
import { Decisions } from "./decisions";
import { EditSessionDialog } from "./edit-session-dialog";
import { EndSessionDialog } from "./end-session-dialog";
import { SessionGoals } from "./session-goals";
import { type Session, sessionQuery } from "./session-query";
import "../growth/growth.css";
import "./sessions.css";

const context = { additionalTypenames: ["PlanningSession", "SessionItem", "SessionDecision"] };

/** One session: its agenda, what was decided and cut, and the goals that were agreed. */
export function SessionPage() {
  const { sessionId } = sessionRoute.useParams();
  const [{ data, error, fetching }, retry] = useQuery({ query: sessionQuery, variables: { id: sessionId }, context });
  if (!data) {
    if (fetching || !error) return <SkeletonPage />;
    const { next, code } = describeFailure(error);
    return (
      <ErrorState title="The session could not be loaded." code={code} onRetry={() => retry()}>
        {next}
      </ErrorState>
    );
  }
  const session = data.planningSession;
  if (!session) {
    return <NoRight what="session" actions={<LinkButton to="/development/sessions">Go to sessions</LinkButton>} />;
  }
  return <OneSession key={session.id} session={session} />;
}

function OneSession({ session }: { session: Session }) {
  const { title, startsAt, minutes, place, department, period, state, summary, noDecisions, cancelReason } = session;
  const [ending, end] = useState<"close" | "cancel" | null>(null);
  const [editing, edit] = useState(false);
  const may = (move: Session["allowedActions"][number]) => session.allowedActions.includes(move);
  const facts = [
    `${formatInstant(startsAt)}, ${minutes} min`,
    place,
    department?.name ?? "The whole organisation",
    period?.name,
  ];
  return (
    <>
      <PageHead
        title={title}
        crumbs={[
          { label: "Development", to: "/development" },
          { label: "Planning sessions", to: "/development/sessions" },
        ]}
        lede={facts.filter(Boolean).join(" · ")}
      >
        <div className="button-group">
          <a className="button" href={session.calendarHref} download>
            <CalendarPlus className="icon icon-small" /> Calendar file
          </a>
          {may("EDIT") && (
            <Button icon={<PencilLine className="icon icon-small" />} onClick={() => edit(true)}>
              Edit
            </Button>
          )}
          {may("CANCEL") && <Button onClick={() => end("cancel")}>Call off</Button>}
          {may("CLOSE") && (
            <Button kind="primary" onClick={() => end("close")}>
              Close session
            </Button>
          )}
        </div>
      </PageHead>
      <div className="with-aside">
        <div className="stack">
          {state === "CANCELLED" && (
            <Callout kind="warn">Called off: “{cancelReason}”. Its agenda went on to the next session.</Callout>
          )}
          {state === "CLOSED" && (
            <Callout kind="good">
              <p>Closed{noDecisions && " without a decision"}. What was open went on to the next session.</p>
              {summary && <p>“{summary}”</p>}
            </Callout>
          )}
          <Agenda session={session} />
          <Decisions session={session} />
        </div>
        <div className="stack">
          <People session={session} />
          <SessionGoals session={session} />
        </div>
      </div>
      {editing && <EditSessionDialog session={session} onClose={() => edit(false)} />}
      {ending && <EndSessionDialog session={session} move={ending} onClose={() => end(null)} />}
    </>
  );
}

function People({ session: { organiser, participants } }: { session: Session }) {
  const people = participants.flatMap(({ employee }) => (employee ? [employee] : []));
  return (
    <Card title="Who takes part" note={String(people.length + 1)} flush>
      <ul className="rows">
        {organiser && (
          <li>
            <Avatar name={organiser.name} size="small" />
            <span className="grow">
              <bdi className="small strong">{organiser.name}</bdi>
              <span className="tiny muted growth-note">called it</span>
            </span>
          </li>
        )}
        {people.map(({ id, name, title }) => (
          <li key={id}>
            <Avatar name={name} size="small" />
            <span className="grow">
              <bdi className="small strong">{name}</bdi>
              <span className="tiny muted growth-note">{title}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
