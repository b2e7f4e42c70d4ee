import { CircleCheckBig } from "lucide-react";
import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql } from "../graphql/graphql";
import { cameQuietly } from "../graphql/quiet-refresh";
import { Card } from "../ui/card";
import { SkeletonRows } from "../ui/skeleton";
import { EmptyState, NoRight } from "../ui/states";
import { PageHead } from "../ui/title";
import { HomeError } from "./my-home";
import { inboxRoute } from "./routes";
import { TaskRows, taskRow } from "./task-rows";
import "./home.css";

const inboxQuery = graphql(
  `
    query Inbox {
      viewer {
        inboxCount
        tasks(first: 100) { key ...TaskRow }
      }
    }
  `,
  [taskRow],
);

const context = { additionalTypenames: ["Goal", "Review", "Reward"], live: true };

/** The one clean list of what waits for me; each row goes away by being done. */
export function InboxPage() {
  const { list } = inboxRoute.useParams();
  const [result, ask] = useQuery({ query: inboxQuery, context });
  const { data, error, fetching } = result;
  if (list !== "needs") return <NoRight />;
  const tasks = data?.viewer.tasks;
  return (
    <>
      <PageHead title="Inbox" lede={data && words(data.viewer.tasks.length, data.viewer.inboxCount)} />
      {error && !data && (
        <HomeError error={describeFailure(error)} onRetry={() => ask({ requestPolicy: "network-only" })} />
      )}
      <Card title="Needs you" note={tasks?.length || undefined} flush>
        {!tasks && fetching && <SkeletonRows rows={5} pictures />}
        {tasks && tasks.length > 0 && <TaskRows tasks={tasks} quiet={cameQuietly(result)} />}
        {tasks?.length === 0 && (
          <EmptyState icon={CircleCheckBig} title="Nothing needs you" level={3}>
            Goals to agree, reviews to write and rewards to decide come here by themselves, and leave when they are
            done.
          </EmptyState>
        )}
      </Card>
    </>
  );
}

function words(all: number, decisions: number): string {
  if (all === 0) return "Nothing waits for you.";
  const things = all === 1 ? "One thing waits" : `${all} things wait`;
  return decisions === 0 ? `${things} for you.` : `${things} for you, ${decisions} of them for your decision.`;
}
