import { useQuery } from "urql";
import { graphql } from "../graphql/graphql";
import { useViewer } from "../graphql/viewer";
import { mayPropose } from "./commands";
import { nominations } from "./nominations";
import { NominationsCard } from "./nominations-card";
import { UnrewardedGoals, unrewardedGoals } from "./unrewarded-goals";
import { projectWishes, WishesCard } from "./wishes-card";

const besideQuery = graphql(
  `
    query RewardsBeside($proposes: Boolean!) {
      ...Nominations
      unrewardedGoals(first: 5) @include(if: $proposes) { ...UnrewardedGoals }
      viewer { employee { id ...ProjectWishes } }
    }
  `,
  [nominations, unrewardedGoals, projectWishes],
);

const context = { additionalTypenames: ["RewardNomination", "Goal", "Reward", "ProjectWish"] };

/** What leads to rewards: who was named for one, what nobody thanked for yet, and what one would like to lead. */
export function RewardsBeside() {
  const viewer = useViewer();
  const [{ data }] = useQuery({ query: besideQuery, variables: { proposes: mayPropose(viewer) }, context });
  if (!data) return null;
  const me = data.viewer?.employee;
  return (
    <>
      {me && <NominationsCard all={data} />}
      {data.unrewardedGoals && <UnrewardedGoals goals={data.unrewardedGoals} />}
      {me && <WishesCard of={me} />}
    </>
  );
}
