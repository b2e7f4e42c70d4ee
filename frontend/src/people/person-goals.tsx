import { Link } from "@tanstack/react-router";
import { Target } from "lucide-react";
import { graphql } from "../graphql/graphql";
import { usePages } from "../graphql/use-pages";
import { formatPercent } from "../ui/format";
import { Day } from "../ui/moment";
import { PaceBar } from "../ui/pace-bar";
import { StatusPill } from "../ui/status-pill";
import { PersonList } from "./person-list";

const goalsQuery = graphql(`
  query PersonGoals($id: ID!, $first: Int!, $after: String) {
    goals(first: $first, after: $after, where: { ownerId: $id }, order: NEWEST) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id title state progress expected status dueOn period { id name } }
    }
  }
`);

/** The goals of a person that the viewer may see. */
export function PersonGoals({ id, name }: { id: string; name: string }) {
  const pages = usePages({
    query: goalsQuery,
    variables: { id, first: 20 },
    pick: (data) => data.goals,
    typenames: ["Goal"],
  });
  return (
    <PersonList
      title="Goals"
      of="goals"
      pages={pages}
      icon={Target}
      emptyTitle="No goals to show"
      emptyWords={`Goals of ${name} that you may see appear here.`}
      row={({ id: goalId, title, state, progress, expected, status, dueOn, period }) => (
        <>
          <span className="grow">
            <Link to="/goals/$goalId" params={{ goalId }} className="quiet-link strong small">
              <bdi>{title}</bdi>
            </Link>
            <span className="tiny faint role-note">
              {period.name} · due <Day value={dueOn} />
            </span>
          </span>
          {progress !== null && (
            <span className="person-goal-progress">
              <PaceBar done={progress} pace={state === "ACTIVE" ? expected : null} status={status} label={title} />
              <span className="number small">{formatPercent(progress)}</span>
            </span>
          )}
          <span className="person-row-status">
            <StatusPill status={status} plain />
          </span>
        </>
      )}
    />
  );
}
