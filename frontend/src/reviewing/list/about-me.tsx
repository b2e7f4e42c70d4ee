import { BookOpenCheck } from "lucide-react";
import { useQuery } from "urql";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { formatDay } from "../../ui/format";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState } from "../../ui/states";
import { StatusPill } from "../../ui/status-pill";
import { formWords } from "../form-words";
import { ListFailure } from "./list-failure";

const aboutMeQuery = graphql(`
  query ReviewsAboutMe {
    reviews(first: 60, where: { scope: ABOUT_ME }) {
      nodes {
        id
        direction
        state
        dueOn
        sharedAt
        agreement
        allowedActions
        counterpartState
        reviewer { id name }
        cycle { id name state managerDueOn signOffDueOn }
      }
    }
  }
`);

type Row = ResultOf<typeof aboutMeQuery>["reviews"]["nodes"][number];

const context = { additionalTypenames: ["Review"] };

/** The reviews about oneself, cycle by cycle; before it is shared, nothing but when it opens. */
export function AboutMe() {
  const [{ data, error, fetching }, ask] = useQuery({ query: aboutMeQuery, context });
  if (error && !data) return <ListFailure error={error} onRetry={() => ask()} />;
  if (!data && fetching) {
    return (
      <Card flush>
        <SkeletonRows rows={3} />
      </Card>
    );
  }
  const rows = data?.reviews.nodes ?? [];
  if (rows.length === 0) {
    return (
      <Card flush>
        <EmptyState icon={BookOpenCheck} title="No reviews yet">
          Once a cycle starts, you see here when your review opens, and later what it says.
        </EmptyState>
      </Card>
    );
  }
  const cycles = [...new Map(rows.map(({ cycle }) => [cycle.id, cycle])).values()];
  return cycles.map((cycle) => (
    <CycleCard key={cycle.id} cycle={cycle} rows={rows.filter((row) => row.cycle.id === cycle.id)} />
  ));
}

function CycleCard({ cycle, rows }: { cycle: Row["cycle"]; rows: readonly Row[] }) {
  const own = rows.find(({ direction }) => direction === "SELF");
  const shared = rows.find(({ direction }) => direction === "MANAGER");
  return (
    <Card title={cycle.name} flush>
      <ul className="rows">
        <li className="review-row">
          <div className="grow">
            <p className="strong">Your manager’s review</p>
            <p className="small muted">{shared ? `Written by ${shared.reviewer.name}` : waiting(cycle, own)}</p>
          </div>
          {shared && <StatusPill status={shared.state} words={wordsOf(shared)} plain />}
          {shared && (
            <LinkButton
              kind={shared.allowedActions.includes("ACKNOWLEDGE") ? "primary" : "plain"}
              to="/reviews/$cycleId/$reviewId/{-$step}"
              params={{ cycleId: cycle.id, reviewId: shared.id, step: undefined }}
              label={`Read your review, ${cycle.name}`}
            >
              {shared.allowedActions.includes("ACKNOWLEDGE") ? "Read and acknowledge" : "Read"}
            </LinkButton>
          )}
        </li>
        {rows
          .filter(({ direction }) => direction === "DOTTED" || direction === "REPORT")
          .map((row) => (
            <li key={row.id} className="review-row">
              <div className="grow">
                <p className="strong">
                  {row.reviewer.name}, {formWords[row.direction].toLowerCase()}
                </p>
              </div>
              <StatusPill status={row.state} words={wordsOf(row)} plain />
              <LinkButton
                to="/reviews/$cycleId/$reviewId/{-$step}"
                params={{ cycleId: cycle.id, reviewId: row.id, step: undefined }}
                label={`Read what ${row.reviewer.name} wrote, ${cycle.name}`}
              >
                Read
              </LinkButton>
            </li>
          ))}
        {own && (
          <li className="review-row">
            <div className="grow">
              <p className="strong">Your self review</p>
              <p className="small muted">Due {formatDay(own.dueOn)}</p>
            </div>
            <StatusPill status={own.state} plain />
            {own.state !== "SKIPPED" && (
              <LinkButton
                to="/reviews/$cycleId/$reviewId/{-$step}"
                params={{ cycleId: cycle.id, reviewId: own.id, step: undefined }}
                label={`Your self review, ${cycle.name}`}
              >
                {own.allowedActions.includes("WRITE") ? "Write" : "Open"}
              </LinkButton>
            )}
          </li>
        )}
      </ul>
    </Card>
  );
}

function waiting({ state, managerDueOn, signOffDueOn }: Row["cycle"], own: Row | undefined): string {
  if (state === "CLOSED" || state === "CANCELLED") return "No review was shared in this cycle.";
  const opens = `It opens between ${formatDay(managerDueOn)} and ${formatDay(signOffDueOn)}.`;
  return [own?.counterpartState, opens].filter(Boolean).join(" ");
}

function wordsOf({ state, sharedAt, agreement }: Row): string | undefined {
  if (state === "SIGNED") return "Signed";
  if (state === "ACKNOWLEDGED" || state === "NOT_SIGNED")
    return agreement === "DISAGREE" ? "Read, you see it differently" : "Read, you agree";
  return sharedAt ? `Shared ${formatDay(sharedAt.slice(0, 10))}` : undefined;
}
