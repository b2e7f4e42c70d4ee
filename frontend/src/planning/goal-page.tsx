import { Link } from "@tanstack/react-router";
import { CornerLeftUp } from "lucide-react";
import { useCallback, useRef } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql, type ResultOf } from "../graphql/graphql";
import { useFollowing } from "../graphql/use-live";
import { Avatar } from "../ui/avatar";
import { Button, LinkButton } from "../ui/button";
import { Card } from "../ui/card";
import { Chip } from "../ui/chip";
import { formatDay } from "../ui/format";
import { useShortcut } from "../ui/shortcuts";
import { SkeletonPage } from "../ui/skeleton";
import { ErrorState, NoRight } from "../ui/states";
import { StatusPill } from "../ui/status-pill";
import { PageHead } from "../ui/title";
import { CommentsCard } from "./comments-card";
import { GoalActions, goalActions } from "./goal-actions";
import { GoalChildren } from "./goal-children";
import { GoalFacts, goalFacts } from "./goal-facts";
import { GoalFeedback } from "./goal-feedback";
import { GoalNotes, goalNotes } from "./goal-notes";
import { GoalPast } from "./goal-past";
import { GoalPlaces, goalPlaces } from "./goal-places";
import { GoalProposal, goalProposal } from "./goal-proposal";
import { GoalRollUp } from "./goal-roll-up";
import { GoalTime } from "./goal-time";
import { GoalUpdates } from "./goal-updates";
import { GoalVersions, goalVersions } from "./goal-versions";
import { levelWords, visibilityWords } from "./goal-words";
import { GoalNeeds } from "./growth/goal-needs";
import { KeyResultCard, keyResultCard } from "./key-result-card";
import { LogForm, logFormGoal } from "./log-form";
import { goalRoute } from "./routes";
import "./goal-page.css";
import "./planning.css";

const goalQuery = graphql(
  `
    query GoalPage($id: ID!) {
      goal(id: $id) {
        id
        title
        level
        state
        weight
        startsOn
        dueOn
        visibility
        status
        statusReason
        targetMoved
        description
        childCount
        expectedLine { daysAway joinedOn points { on expected } }
        allowedActions
        period { id name }
        owner { id name }
        department { id name }
        parent { id title }
        keyResults { id ...KeyResultCard }
        ...GoalActions
        ...GoalFacts
        ...GoalNotes
        ...GoalPlaces
        ...GoalProposalCard
        ...GoalVersions
        ...LogFormGoal
      }
    }
  `,
  [keyResultCard, goalActions, goalFacts, goalNotes, goalPlaces, goalProposal, goalVersions, logFormGoal],
);

const goalChanged = graphql(`
  subscription GoalChanged($id: ID!) {
    goalChanged(id: $id) { id version state status progress keyResults { id version } }
  }
`);

const context = { live: true };

type Goal = NonNullable<ResultOf<typeof goalQuery>["goal"]>;

/** One goal: where it stands, what was logged, what feeds it, and what may be done. */
export function GoalPage() {
  const { goalId } = goalRoute.useParams();
  const [{ data, error, stale }, retry] = useQuery({ query: goalQuery, variables: { id: goalId }, context });
  useFollowing(goalChanged, { id: goalId });
  if (data?.goal) return <Loaded goal={data.goal} key={data.goal.id} />;
  if (error && !data) {
    const { next, code } = describeFailure(error);
    return (
      <ErrorState title="The goal could not be loaded." code={code} onRetry={() => retry()} retrying={stale}>
        {next}
      </ErrorState>
    );
  }
  if (!data) return <SkeletonPage />;
  return <NoRight what="goal" actions={<LinkButton to="/goals">Go to goals</LinkButton>} />;
}

function Loaded({ goal }: { goal: Goal }) {
  const log = useRef<HTMLDivElement>(null);
  const mayLog = goal.allowedActions.includes("LOG_PROGRESS") && goal.keyResults.length > 0;
  const goToLog = useCallback(() => {
    log.current?.scrollIntoView({ block: "nearest" });
    log.current?.querySelector<HTMLElement>("input, [role=radio][tabindex='0']")?.focus();
  }, []);
  useShortcut("l", "Log progress on this goal", mayLog ? goToLog : undefined);
  const crumbs = [{ label: "Goals", to: "/goals" }];
  return (
    <>
      <PageHead title={goal.title} crumbs={crumbs} above={<Supports goal={goal} />} lede={<Facts goal={goal} />}>
        <div className="button-group">
          {mayLog && (
            <Button kind="primary" className="phone-only" onClick={goToLog}>
              Log progress
            </Button>
          )}
          <GoalActions goal={goal} />
        </div>
      </PageHead>
      <div className="with-aside">
        <div className="stack">
          <GoalNotes goal={goal} />
          <GoalProposal goal={goal} />
          <GoalFacts goal={goal} />
          {goal.keyResults.map((keyResult) => (
            <KeyResultCard key={keyResult.id} keyResult={keyResult} goal={goal} />
          ))}
          <GoalUpdates goalId={goal.id} goal={goal} mayLog={mayLog} />
          <CommentsCard id={goal.id} />
        </div>
        <div className="stack">
          {mayLog && (
            <div ref={log}>
              <Card title="Log progress" actions={<kbd>L</kbd>}>
                <LogForm goal={goal} />
              </Card>
            </div>
          )}
          <GoalChildren goalId={goal.id} count={goal.childCount} state={goal.state} />
          <GoalRollUp goalId={goal.id} />
          <GoalTime goal={goal} />
          <GoalPast goalId={goal.id} startsOn={goal.startsOn} />
          <GoalNeeds goalId={goal.id} mayEdit={goal.allowedActions.includes("EDIT")} />
          <GoalVersions goal={goal} />
          <GoalPlaces goal={goal} />
          <GoalFeedback goalId={goal.id} owner={goal.owner} />
        </div>
      </div>
    </>
  );
}

function Supports({ goal: { parent, weight } }: { goal: Goal }) {
  if (!parent) return null;
  return (
    <p className="goal-above">
      <CornerLeftUp className="icon icon-small" /> Supports{" "}
      <Link to="/goals/$goalId" params={{ goalId: parent.id }} className="link">
        <bdi>{parent.title}</bdi>
      </Link>{" "}
      <span className="faint nowrap">weight {weight}%</span>
    </p>
  );
}

function Facts({ goal }: { goal: Goal }) {
  const { status, statusReason, description, owner, level, period, dueOn, visibility, department, targetMoved } = goal;
  return (
    <>
      <span className="goal-lede">
        <StatusPill status={status} />
        {targetMoved && <Chip tone="warn">Target moved</Chip>}
        <span>{statusReason}</span>
        {owner && (
          <span className="row">
            <Avatar name={owner.name} size="small" />
            <bdi className="strong">{owner.name}</bdi>
          </span>
        )}
        <span>
          {[
            levelWords[level],
            department?.name,
            period.name,
            `due ${formatDay(dueOn)}`,
            visibilityWords[visibility].toLowerCase(),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
      {description && <span className="goal-description">{description}</span>}
    </>
  );
}
