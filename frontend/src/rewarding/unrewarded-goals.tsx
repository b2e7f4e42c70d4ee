import { Link } from "@tanstack/react-router";
import { Gift } from "lucide-react";
import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { LinkButton } from "../ui/button";
import { Card } from "../ui/card";
import { Day } from "../ui/moment";

export const unrewardedGoals = graphql(`
  fragment UnrewardedGoals on GoalConnection {
    totalCount
    nodes { id title dueOn owner { id name } }
  }
`);

/** Goals that people reached and nobody has thanked for yet. */
export function UnrewardedGoals(props: { goals: FragmentOf<typeof unrewardedGoals> }) {
  const goals = readFragment(unrewardedGoals, props.goals);
  if (goals.totalCount === 0) return null;
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
                  <span className="tiny muted reward-note">
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
