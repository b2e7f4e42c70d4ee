import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { LinkButton } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { formatDay } from "../../ui/format";
import { SkeletonPage } from "../../ui/skeleton";
import { ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { appraisalRoute } from "../routes";
import { type Appraisal, appraisalContext, appraisalQuery } from "./appraisal-query";
import { lifeOf } from "./appraisal-words";
import { GoalOutcome } from "./goal-outcome";
import { SteeringActions } from "./steering-card";
import { VoteForm } from "./vote-form";
import "./appraisal.css";

/** One appraisal: the vote, what HR does with it, and what came of it, each for whom it is. */
export function AppraisalPage() {
  const { appraisalId } = appraisalRoute.useParams();
  const [{ data, error, fetching }, retry] = useQuery({
    query: appraisalQuery,
    variables: { id: appraisalId },
    context: appraisalContext,
  });
  if (!data) {
    if (fetching || !error) return <SkeletonPage />;
    const { next, code } = describeFailure(error);
    return (
      <ErrorState title="The appraisal could not be loaded." code={code} onRetry={() => retry()}>
        {next}
      </ErrorState>
    );
  }
  const appraisal = data.organisationAppraisal;
  if (!appraisal) {
    return (
      <Card flush>
        <NoRight what="appraisal" actions={<LinkButton to="/appraisals">Go to appraisals</LinkButton>} />
      </Card>
    );
  }
  return <OneAppraisal key={appraisal.id} appraisal={appraisal} />;
}

const told = ["REVEALED", "DECISIONS", "PUBLISHED"];

function OneAppraisal({ appraisal }: { appraisal: Appraisal }) {
  const { name, period, state, goals, smallest, allowedActions, noDecisions } = appraisal;
  const knows = goals.some(({ figures, items, words }) => figures.length + items.length + words.totalCount > 0);
  const mayDecide = allowedActions.includes("DECIDE");
  return (
    <>
      <PageHead
        title={name}
        lede={[period?.name, lifeOf(appraisal)].filter(Boolean).join(" · ")}
        crumbs={[{ label: "Company appraisal", to: "/appraisals" }]}
      >
        <SteeringActions appraisal={appraisal} />
      </PageHead>
      <div className="stack appraised">
        <Standing appraisal={appraisal} />
        {noDecisions && <Callout>Nothing was decided, and that is said on purpose.</Callout>}
        {allowedActions.includes("VOTE") && <VoteForm appraisal={appraisal} />}
        {told.includes(state) && (knows || mayDecide)
          ? goals.map((goal) => <GoalOutcome key={goal.id} goal={goal} smallest={smallest} mayDecide={mayDecide} />)
          : !allowedActions.includes("VOTE") && <AskedAbout goals={goals} />}
      </div>
    </>
  );
}

/** What the reader waits for, where there is nothing to do. */
function Standing({ appraisal: { state, allowedActions, myGroup, closesOn, opensOn } }: { appraisal: Appraisal }) {
  if (allowedActions.includes("VOTE")) return null;
  if (state === "SCHEDULED") return <Callout>The vote opens on {formatDay(opensOn)}.</Callout>;
  if (state === "OPEN") {
    const mine = myGroup
      ? "Your vote is in, or the last day is past."
      : "It asks those who worked here when it opened.";
    return (
      <Callout>
        {mine} The vote ends on {formatDay(closesOn)}; nobody sees what was voted before it is counted.
      </Callout>
    );
  }
  if (state === "REVEALED" || state === "DECISIONS") {
    return (
      <Callout>
        {allowedActions.includes("DECIDE")
          ? "The votes are counted. Write down what came of each goal and what follows; then HR publishes it to everybody."
          : "The votes are counted. The leadership looks at them and decides what follows; then everybody reads it here."}
      </Callout>
    );
  }
  return state === "CANCELLED" ? <Callout kind="warn">Called off. What was voted is deleted.</Callout> : null;
}

function AskedAbout({ goals }: { goals: Appraisal["goals"] }) {
  return (
    <Card title="The company goals it asks about" flush>
      <ol className="rows">
        {goals.map(({ id, title }) => (
          <li key={id} className="small">
            {title}
          </li>
        ))}
      </ol>
    </Card>
  );
}
