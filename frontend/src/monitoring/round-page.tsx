import { useQuery } from "urql";
import { graphql } from "../graphql/graphql";
import { OnePage } from "./one-page";
import { RoundCard, roundCard } from "./round-card";
import { roundRoute } from "./routes";

const roundQuery = graphql(
  `
    query FeedbackRoundById($id: ID!) {
      feedbackRound(id: $id) { id ...RoundCard }
    }
  `,
  [roundCard],
);
const context = { additionalTypenames: ["FeedbackRound"], live: true };

/** One round without names: where the task and the notice of it lead. */
export function RoundPage() {
  const { roundId } = roundRoute.useParams();
  const [{ data, error, fetching }, ask] = useQuery({ query: roundQuery, variables: { id: roundId }, context });
  const found = data?.feedbackRound;
  return (
    <OnePage
      title="A question without names"
      what="round"
      list={{ label: "Without names", to: "/feedback/rounds" }}
      error={error}
      loading={!data && fetching}
      onRetry={() => ask({ requestPolicy: "network-only" })}
    >
      {found && <RoundCard round={found} />}
    </OnePage>
  );
}
