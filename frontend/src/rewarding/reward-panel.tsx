import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql, readFragment } from "../graphql/graphql";
import { SidePanel } from "../ui/side-panel";
import { SkeletonRows } from "../ui/skeleton";
import { ErrorState } from "../ui/states";
import { RewardDetail, rewardDetail, rewardTitle, titleParts } from "./reward-detail";

const panelQuery = graphql(
  `
    query RewardPanel($id: ID!) {
      reward(id: $id) { id ...RewardTitle ...RewardDetail }
    }
  `,
  [titleParts, rewardDetail],
);

const context = { live: true };

/** One reward beside the list. */
export function RewardPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const [{ data, error, fetching }, ask] = useQuery({ query: panelQuery, variables: { id }, context });
  const reward = data?.reward?.id === id ? data.reward : null;
  return (
    <SidePanel title={reward ? rewardTitle(readFragment(titleParts, reward)) : "Reward"} subject={id} onClose={onClose}>
      {!reward && fetching && <SkeletonRows rows={4} />}
      {!reward && error && (
        <ErrorState title="This reward could not be loaded." code={describeFailure(error).code} onRetry={ask}>
          {describeFailure(error).next}
        </ErrorState>
      )}
      {!reward && !fetching && !error && <p className="muted">It may not exist, or is not shared with you.</p>}
      {reward && (
        <>
          <RewardDetail reward={reward} />
          <p className="reward-open">
            <Link to="/rewards/$rewardId" params={{ rewardId: id }} className="link small">
              Open as a page
            </Link>
          </p>
        </>
      )}
    </SidePanel>
  );
}
