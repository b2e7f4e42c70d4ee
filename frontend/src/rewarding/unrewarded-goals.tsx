import { Link } from "@tanstack/react-router";
import { Gift } from "lucide-react";
import { useQuery } from "urql";
import { graphql } from "../graphql/graphql";
import { LinkButton } from "../ui/button";
import { Card } from "../ui/card";
import { Day } from "../ui/moment";

const goalsQuery = graphql(`
  query UnrewardedGoals {
    unrewardedGoals(first: 5) {
      totalCount
      nodes { id title dueOn owner { id name } }
    }
  }
`);

const context = { additionalTypenames: ["Goal", "Reward"] };

/** Goals that people reached and nobody has thanked for yet. */
export function UnrewardedGoals() {
  const [{ data }] = useQuery({ query: goalsQuery, context });
  const goals = data?.unrewardedGoals;
  if (!goals || goals.totalCount === 0) return null;
  return (
    <Card title="Reached, and not recognised yet" note={goals.totalCount} flush>
      <ul className="rows">
        {goals.nodes.map(
          ({ id, title, dueOn, owner }) =>
            owner && (
              <li key={id}>
                <span className="grow small">
                  <Link to="/goals/$goalId" params={{ goalId: id }} className="link">
                    <bdi>{title}</bdi>
                  </Link>
                  <span className="tiny muted propose-state">
                    {owner.name}, due <Day value={dueOn} />
                  </span>
                </span>
                <LinkButton
                  size="small"
                  to="/rewards/new"
                  search={{ for: owner.id }}
                  icon={<Gift className="icon icon-small" />}
                >
                  Reward<span className="visually-hidden"> {owner.name}</span>
                </LinkButton>
              </li>
            ),
        )}
      </ul>
    </Card>
  );
}
