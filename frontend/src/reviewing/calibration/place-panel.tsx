import { Link } from "@tanstack/react-router";
import { CalendarCheck, CalendarClock, CircleDot, Goal, HandHelping, MessageCircleHeart, Quote } from "lucide-react";
import { useEffect, useRef } from "react";
import { useQuery } from "urql";
import { formatInstant, formatList } from "../../ui/format";
import { SidePanel } from "../../ui/side-panel";
import { SkeletonRows } from "../../ui/skeleton";
import { type Box, calledOf, type GridNames, labelOf, ratingWords, rowWords } from "./boxes";
import { PlaceForm } from "./place-form";
import { PlaceReplies } from "./place-replies";
import { type Place, type PlaceDetail, placeQuery, type Session, type Step } from "./session-query";
import "./place-panel.css";

export interface PlacePanelProps {
  session: Session;
  place: Place;
  /** The box a person was dragged to. */
  wanted: Box | null;
  next: Place | null;
  onShow: (id: string) => void;
  onClose: () => void;
}

const context = { additionalTypenames: ["CalibrationPlace", "CalibrationChange"] };

/** One person in the session: what is known, where they go and why, and what was done. */
export function PlacePanel({ session, place, wanted, next, onShow, onClose }: PlacePanelProps) {
  const [{ data }, again] = useQuery({ query: placeQuery, variables: { id: place.id }, context });
  const shown = useRef(place.version);
  // Somebody else moved this person: the history is a line longer.
  useEffect(() => {
    if (shown.current !== place.version) again({ requestPolicy: "network-only" });
    shown.current = place.version;
  }, [place.version, again]);
  const detail = data?.node?.__typename === "CalibrationPlace" ? data.node : null;
  const { steps } = session.cycle.template.scale;
  return (
    <SidePanel title={calledOf(place)} subject={place.id} onClose={onClose}>
      <div className="place-panel">
        {place.employee ? (
          <p className="small muted">{[place.employee.title, detail?.employee?.tenure].filter(Boolean).join(" · ")}</p>
        ) : (
          <p className="small muted">The name comes back when a reason is written.</p>
        )}
        <Facts place={place} detail={detail} steps={steps} />
        {!data ? <SkeletonRows rows={3} /> : <Evidence detail={detail} />}
        <PlaceReplies session={session} place={place} />
        <PlaceForm
          key={`${place.version} ${wanted?.name}`}
          cited={citedIn(detail)}
          {...{ session, place, wanted, next, onShow }}
        />
        <History detail={detail} steps={steps} gridNames={session.gridNames} />
      </div>
    </SidePanel>
  );
}

interface PartProps {
  detail: PlaceDetail | null;
  steps: readonly Step[];
}

function Facts({ place, detail, steps }: PartProps & { place: Place }) {
  const goals = detail?.review?.goals ?? [];
  const good = goals.filter(({ status }) => status === "ON_TRACK" || status === "ACHIEVED").length;
  const before = detail?.employee?.reviews.nodes.find(
    ({ id, direction, overallRating }) => id !== detail.review?.id && direction === "MANAGER" && overallRating !== null,
  );
  const self = detail?.review?.counterpart?.overallRating ?? null;
  const facts: [string, string | null | undefined][] = [
    ["Manager’s rating", ratingWords(place, steps)],
    ["Self", self === null ? null : labelOf(self, steps)],
    ["Goals", goals.length > 0 ? `${good} of ${goals.length} on track or done` : null],
    [before?.cycle.name ?? "", before ? labelOf(before.overallRating, steps) : null],
    ["Written by", place.manager?.name],
  ];
  return (
    <dl className="place-facts">
      {facts.map(
        ([term, words]) =>
          words && (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{words}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

const icons = {
  GOAL: Goal,
  PROGRESS_UPDATE: CircleDot,
  FEEDBACK: MessageCircleHeart,
  REVIEW: Quote,
  SUPPORT: HandHelping,
  CHECK_IN: CalendarCheck,
  TIME: CalendarClock,
};

/** What the review cites, each once. */
function citedIn(detail: PlaceDetail | null) {
  const citations = detail?.review?.answers.flatMap((answer) => answer.citations) ?? [];
  return [...new Map(citations.map((item) => [item.evidenceId, item] as const)).values()];
}

function Evidence({ detail }: { detail: PlaceDetail | null }) {
  const review = detail?.review;
  if (!review) return null;
  const cited = citedIn(detail);
  return (
    <section>
      <h3 className="eyebrow">Cited in the review</h3>
      {cited.length === 0 && <p className="small muted">None.</p>}
      <ul className="cited">
        {cited.slice(0, 3).map(({ evidenceId, kind, label }) => {
          const Icon = icons[kind];
          return (
            <li key={evidenceId}>
              <Icon className="icon icon-small" />
              <span>{label}</span>
            </li>
          );
        })}
      </ul>
      <Link
        className="small link"
        to="/reviews/$cycleId/$reviewId/{-$step}"
        params={{ cycleId: review.cycle.id, reviewId: review.id }}
      >
        Read the review
      </Link>
    </section>
  );
}

const marks = {
  TO_DO: "put back on the list",
  TALKED_THROUGH: "talked it through",
  COME_BACK: "wants to come back",
} as const;
const did = {
  PLACED: "placed",
  MARKED: "marked",
  CONFIRMED: "confirmed",
  OBJECTED: "objected",
  DECIDED: "decided",
  FLAGGED: "noted",
} as const;

function History({ detail, steps, gridNames }: PartProps & { gridNames: GridNames }) {
  const changes = detail?.changes ?? [];
  if (changes.length === 0) return null;
  return (
    <section>
      <h3 className="eyebrow">History</h3>
      <ol className="place-history">
        {changes.toReversed().map(({ id, at, by, kind, state, rating, potential, reason, evidence }) => (
          <li key={id}>
            <span className="muted">
              {formatInstant(at)} · {by?.name ?? "Somebody"} {state ? marks[state] : did[kind]}
              {rating !== null && ` ${labelOf(rating, steps)}`}
              {potential && `, ${rowWords(potential, gridNames).toLowerCase()}`}
            </span>
            {reason && <span className="block">“{reason}”</span>}
            {evidence.length > 0 && (
              <span className="block muted">Rests on {formatList(evidence.map(({ label }) => label))}</span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
