import { Link } from "@tanstack/react-router";
import { Gift } from "lucide-react";
import { graphql } from "../graphql/graphql";
import { usePages } from "../graphql/use-pages";
import { LinkButton } from "../ui/button";
import { Day } from "../ui/moment";
import { StatusPill } from "../ui/status-pill";
import { PersonList } from "./person-list";

const rewardsQuery = graphql(`
  query PersonRewards($id: ID!, $first: Int!, $after: String) {
    employee(id: $id) {
      id
      rewards(first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id kind state effectiveOn summary proposer { id name } }
      }
    }
  }
`);

/** The rewards of a person that the viewer may see. */
export function PersonRewardsTab({ id, name, mayPropose }: { id: string; name: string; mayPropose: boolean }) {
  const pages = usePages({
    query: rewardsQuery,
    variables: { id, first: 20 },
    pick: (data) => data.employee?.rewards,
    typenames: ["Reward"],
  });
  return (
    <PersonList
      title="Rewards"
      of="rewards"
      pages={pages}
      icon={Gift}
      emptyTitle="No rewards to show"
      emptyWords={`Rewards of ${name} appear here once they are yours to see.`}
      actions={
        mayPropose && (
          <LinkButton to="/rewards/new" search={{ for: id }} size="small">
            Propose reward
          </LinkButton>
        )
      }
      row={({ id: rewardId, summary, state, effectiveOn, proposer }) => (
        <>
          <span className="grow">
            <Link to="/rewards/$rewardId" params={{ rewardId }} className="quiet-link strong small">
              {summary}
            </Link>
            <span className="tiny faint role-note">
              from <Day value={effectiveOn} /> · proposed by <bdi>{proposer.name}</bdi>
            </span>
          </span>
          <StatusPill status={state} plain />
        </>
      )}
    />
  );
}
