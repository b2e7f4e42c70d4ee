import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql, readFragment } from "../graphql/graphql";
import { LinkButton } from "../ui/button";
import { SkeletonPage } from "../ui/skeleton";
import { ErrorState, NoRight } from "../ui/states";
import { StatusPill } from "../ui/status-pill";
import { PageHead } from "../ui/title";
import { RewardDetail, rewardDetail, rewardTitle, titleParts } from "./reward-detail";
import { stateWords } from "./reward-words";
import { rewardRoute } from "./routes";
import "./pots.css";
import "./reward-detail.css";

const rewardQuery = graphql(
  `
    query Reward($id: ID!) {
      reward(id: $id) { id state ...RewardTitle ...RewardDetail }
    }
  `,
  [titleParts, rewardDetail],
);

const crumbs = [{ label: "Rewards", to: "/rewards" }];

const context = { live: true };

/** One reward on a page of its own: where links and messages lead. */
export function RewardPage() {
  const { rewardId } = rewardRoute.useParams();
  const [{ data, error, fetching }, ask] = useQuery({ query: rewardQuery, variables: { id: rewardId }, context });
  const reward = data?.reward;
  if (!data && fetching) return <SkeletonPage />;
  if (!data && error) {
    const { next, code } = describeFailure(error);
    return (
      <ErrorState title="This reward could not be loaded." code={code} onRetry={ask}>
        {next}
      </ErrorState>
    );
  }
  if (!reward) return <NoRight what="reward" actions={<LinkButton to="/rewards">Go to rewards</LinkButton>} />;
  return (
    <>
      <PageHead title={rewardTitle(readFragment(titleParts, reward))} crumbs={crumbs}>
        <StatusPill status={reward.state} words={stateWords[reward.state]} />
      </PageHead>
      <RewardDetail reward={reward} page />
    </>
  );
}
