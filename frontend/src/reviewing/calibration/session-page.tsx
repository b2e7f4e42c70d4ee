import { useNavigate } from "@tanstack/react-router";
import { Users } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { describeFailure } from "../../graphql/failure";
import { useFollowing } from "../../graphql/use-live";
import { usePages } from "../../graphql/use-pages";
import { LinkButton } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { formatList } from "../../ui/format";
import { MoreRows } from "../../ui/more-rows";
import { SkeletonPage } from "../../ui/skeleton";
import { ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { calibrationSessionRoute } from "../routes";
import { type Box, calledOf, nextPlace } from "./boxes";
import { PlacePanel } from "./place-panel";
import { PlacesCard } from "./places-card";
import { RatingsCard } from "./ratings-card";
import { SessionActions } from "./session-actions";
import { type Place, type Session, sessionChanged, sessionQuery } from "./session-query";
import { sessionSentence } from "./session-words";
import { SeverityCard } from "./severity-card";
import { usePresent } from "./use-present";
import "./calibration.css";

/** One calibration session: who stands where, how ratings spread, and one person beside it. */
export function CalibrationSessionPage() {
  const { sessionId } = calibrationSessionRoute.useParams();
  const pages = usePages({
    query: sessionQuery,
    variables: { id: sessionId, first: 100 },
    pick: (data) => data.calibrationSession?.places,
    typenames: ["CalibrationSession", "CalibrationPlace", "CalibrationChange"],
    live: true,
  });
  useFollowing(sessionChanged, { id: sessionId });
  const session = pages.first?.calibrationSession;
  if (pages.loading) return <SkeletonPage />;
  if (pages.error && !session) {
    const { next, code } = describeFailure(pages.error);
    return (
      <ErrorState title="The session could not be loaded." code={code} onRetry={pages.retry}>
        {next}
      </ErrorState>
    );
  }
  if (!session) {
    return (
      <Card flush>
        <NoRight what="session" actions={<LinkButton to="/calibration">Go to calibration</LinkButton>} />
      </Card>
    );
  }
  return (
    <>
      <Room key={session.id} session={session} places={pages.nodes} />
      {pages.hasMore && (
        <MoreRows
          shown={pages.nodes.length}
          total={pages.totalCount}
          of="people"
          onMore={pages.showMore}
          pending={pages.stale}
        />
      )}
    </>
  );
}

function Room({ session, places }: { session: Session; places: readonly Place[] }) {
  const { person, view } = calibrationSessionRoute.useSearch();
  const navigate = useNavigate();
  const [wanted, want] = useState<{ id: string; box: Box } | null>(null);
  const ordered = useMemo(
    () => places.toSorted((a, b) => calledOf(a).localeCompare(calledOf(b), undefined, { numeric: true })),
    [places],
  );
  const selected = ordered.find(({ id }) => id === person) ?? null;
  const show = useCallback(
    (id: string | undefined) =>
      void navigate({
        to: "/calibration/$sessionId",
        params: { sessionId: session.id },
        search: { view, person: id },
        resetScroll: false,
      }),
    [navigate, session.id, view],
  );
  const next = useMemo(() => nextPlace(ordered, person), [ordered, person]);
  const { figures, cycle, state, reopenReason, problems, lead } = session;
  const present = usePresent(session.id);
  const led = lead && state !== "LOCKED" ? `${lead.name} leads.` : "";
  return (
    <>
      <PageHead
        title={session.name}
        lede={[sessionSentence(figures, state), led].filter(Boolean).join(" ")}
        crumbs={[{ label: "Calibration", to: "/calibration" }]}
      >
        <SessionActions session={session} />
      </PageHead>
      <div className={selected ? "room room-with-panel" : "room"}>
        <div className="stack">
          {present.length > 1 && (
            <p className="row small muted" role="status">
              <Users className="icon icon-small" /> <span>In the session now: {formatList(present)}</span>
            </p>
          )}
          {state === "LOCKED" && (
            <Callout kind="good">Closed. Ratings stay as they are here; {cycle.name} goes on.</Callout>
          )}
          {state === "OPEN" && reopenReason && <Callout>Opened again: “{reopenReason}”</Callout>}
          {state === "PREPARED" && (
            <Callout>It can be opened once {cycle.name} is in calibration. Ratings are frozen then.</Callout>
          )}
          {problems.length > 0 && (
            <Callout kind="warn">
              <ul className="plain-list">
                {problems.map(({ code, message, place }) => (
                  <li key={`${place.id} ${code}`}>
                    <b>{calledOf(place)}</b> {message}
                  </li>
                ))}
              </ul>
            </Callout>
          )}
          <PlacesCard
            session={session}
            places={ordered}
            selectedId={selected?.id}
            view={session.grid ? (view ?? "grid") : "table"}
            onSelect={(id) => {
              want(null);
              show(id);
            }}
            onDrop={(id, box) => {
              want({ id, box });
              show(id);
            }}
          />
          <RatingsCard figures={figures} />
          <SeverityCard sessionId={session.id} />
        </div>
        {selected && (
          <PlacePanel
            key={selected.id}
            session={session}
            place={selected}
            wanted={wanted?.id === selected.id ? wanted.box : null}
            next={next}
            onShow={show}
            onClose={() => show(undefined)}
          />
        )}
      </div>
    </>
  );
}
