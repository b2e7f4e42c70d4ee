import { Link } from "@tanstack/react-router";
import { CircleCheckBig, Plus, Target } from "lucide-react";
import type { ReactNode } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql, type ResultOf } from "../graphql/graphql";
import { cameQuietly } from "../graphql/quiet-refresh";
import { useViewer } from "../graphql/viewer";
import { FeedbackComposer } from "../monitoring/feedback-composer";
import { LinkButton } from "../ui/button";
import { Card } from "../ui/card";
import { SkeletonPage } from "../ui/skeleton";
import { EmptyState, ErrorState } from "../ui/states";
import { PageHead } from "../ui/title";
import { CircleRibbon, circleStep } from "./circle-ribbon";
import { MyGoalRow, myGoalRow } from "./my-goal-row";
import { RecognitionCard, recognitionLine } from "./recognition-card";
import { SaidRows, saidRow } from "./said-rows";
import { Sentence, sentenceParts } from "./sentence";
import { TaskRows, taskRow } from "./task-rows";

const myHomeQuery = graphql(
  `
    query MyHome {
      currentPeriod { id name }
      recognition(first: 3) { nodes { id ...RecognitionLine } }
      viewer {
        home {
          sentence { ...SentenceParts }
          steps { ...CircleStepParts }
          tasks(first: 3) { ...TaskRow }
          goals { id ...MyGoalRow }
          feedback { id ...SaidRow }
        }
      }
    }
  `,
  [sentenceParts, circleStep, taskRow, myGoalRow, saidRow, recognitionLine],
);

/** Where the other homes belong. */
export const homeCrumbs = [{ label: "Home", to: "/home/me" }];

const context = { additionalTypenames: ["Goal", "Feedback", "Review", "Reward", "Answer"], live: true };

/** Am I on track, and what do I do today? */
export function MyHome({ tabs }: { tabs: ReactNode }) {
  const { employee } = useViewer();
  const [result, ask] = useQuery({ query: myHomeQuery, context });
  const { data, error, fetching } = result;
  const home = data?.viewer.home;
  if (!data && fetching) return <SkeletonPage />;
  const name = (employee?.name ?? "").split(" ")[0];
  return (
    <>
      <PageHead
        title={`${greeting(new Date().getHours())}, ${name}`}
        name="Home"
        lede={home && <Sentence sentence={home.sentence} />}
      >
        {tabs}
      </PageHead>
      {error && !home && (
        <HomeError error={describeFailure(error)} onRetry={() => ask({ requestPolicy: "network-only" })} />
      )}
      {home && (
        <div className="stack">
          <CircleRibbon steps={home.steps} />
          <div className="with-aside">
            <div className="stack">
              <NextUp tasks={home.tasks} quiet={cameQuietly(result)} />
              <MyGoals goals={home.goals} period={data?.currentPeriod?.name} />
              <RecognitionCard rows={data?.recognition.nodes ?? []} />
            </div>
            <div className="stack">
              <Card title="Say something" className="no-print">
                <FeedbackComposer inline />
              </Card>
              <Said rows={home.feedback} />
            </div>
          </div>
        </div>
      )}
    </>
  );
}

type Home = NonNullable<ResultOf<typeof myHomeQuery>["viewer"]["home"]>;

function NextUp({ tasks, quiet }: { tasks: Home["tasks"]; quiet: boolean }) {
  return (
    <Card
      title="Next up"
      note={tasks.length || undefined}
      flush
      actions={
        <Link to="/inbox/$list" params={{ list: "needs" }} className="link small">
          Inbox
        </Link>
      }
    >
      {tasks.length > 0 ? (
        <TaskRows tasks={tasks} urgent quiet={quiet} />
      ) : (
        <EmptyState icon={CircleCheckBig} title="Nothing waits for you" level={3}>
          A good moment to thank somebody, or to look at where your goals stand.
        </EmptyState>
      )}
    </Card>
  );
}

function MyGoals({ goals, period }: { goals: Home["goals"]; period: string | undefined }) {
  const add = (
    <LinkButton to="/goals/new" size="small" icon={<Plus className="icon icon-small" />}>
      New goal
    </LinkButton>
  );
  const note = period && `${period} · the mark shows where an even pace would be today`;
  return (
    <Card title="My goals" note={<span className="desktop-only">{note}</span>} actions={add} flush>
      {goals.length > 0 ? (
        <ul className="rows goal-rows">
          {goals.map((goal) => (
            <MyGoalRow key={goal.id} goal={goal} />
          ))}
        </ul>
      ) : (
        <EmptyState
          icon={Target}
          title="Set your first goal"
          level={3}
          actions={
            <LinkButton to="/goals/new" kind="primary">
              New goal
            </LinkButton>
          }
        >
          One line with a number and a date is enough to begin.
        </EmptyState>
      )}
    </Card>
  );
}

function Said({ rows }: { rows: Home["feedback"] }) {
  return (
    <Card
      title="Said about your work"
      flush
      actions={
        <Link to="/feedback/$list" params={{ list: "received" }} className="link small">
          All
        </Link>
      }
    >
      {rows.length > 0 ? (
        <SaidRows rows={rows} />
      ) : (
        <p className="card-body small muted">Nobody has written yet. Praise somebody above; words tend to come back.</p>
      )}
    </Card>
  );
}

export interface HomeErrorProps {
  error: ReturnType<typeof describeFailure>;
  onRetry: () => void;
  what?: string;
}

export function HomeError({ error, onRetry, what = "Home" }: HomeErrorProps) {
  return (
    <ErrorState title={`${what} could not be loaded. ${error.what}`} code={error.code} onRetry={onRetry}>
      {error.next}
    </ErrorState>
  );
}

function greeting(hour: number): string {
  if (hour >= 5 && hour < 12) return "Good morning";
  return hour >= 12 && hour < 18 ? "Good afternoon" : "Good evening";
}
