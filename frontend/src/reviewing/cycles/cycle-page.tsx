import { useParams } from "@tanstack/react-router";
import { useCallback } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { useFollowing } from "../../graphql/use-live";
import { useViewer } from "../../graphql/viewer";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { formatDay } from "../../ui/format";
import { SkeletonPage } from "../../ui/skeleton";
import { ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { ClosedData } from "./closed-data";
import { CycleActions } from "./cycle-actions";
import { type Cycle, cycleCounts, cycleQuery } from "./cycle-query";
import { CycleStages } from "./cycle-stages";
import { opensWords, stateWords } from "./cycle-words";
import { DataCheck } from "./data-check";
import { HandedInCard } from "./handed-in";
import { LastSteps } from "./last-steps";
import { LaunchBanner } from "./launch-banner";
import { Participants } from "./participants";
import { StuckCard } from "./stuck-card";
import { UnsignedCard } from "./unsigned-card";
import "./cycles.css";

const context = { additionalTypenames: ["Review", "Participant"], live: true };

/** One review cycle for who runs it: its stage, its numbers, its people. */
export function CyclePage() {
  const { cycleId = "" } = useParams({ strict: false });
  const { canRunCycles } = useViewer();
  const [{ data, error, fetching, stale }, ask] = useQuery({ query: cycleQuery, variables: { id: cycleId }, context });
  useFollowing(cycleCounts, { id: cycleId });
  const refresh = useCallback(() => ask({ requestPolicy: "network-only" }), [ask]);
  const cycle = data?.reviewCycle;
  if (!data && fetching) return <SkeletonPage />;
  if (error && !cycle) {
    const { what, next, code } = describeFailure(error);
    return (
      <Card>
        <ErrorState title="The cycle could not be loaded." code={code} retrying={stale} onRetry={() => ask()}>
          {what} {next}
        </ErrorState>
      </Card>
    );
  }
  if (!cycle || !canRunCycles) {
    return (
      <Card flush>
        <NoRight what="review cycle" actions={<LinkButton to="/reviews">Go to reviews</LinkButton>} />
      </Card>
    );
  }
  return (
    <>
      <PageHead title={cycle.name} lede={sentenceOf(cycle)} crumbs={[{ label: "Review cycles", to: "/admin/cycles" }]}>
        <CycleActions cycle={cycle} />
      </PageHead>
      <div className="stack">
        {cycle.launchesAt && <LaunchBanner cycle={cycle} refresh={refresh} />}
        <CycleStages cycle={cycle} />
        <HandedInCard cycle={cycle} />
        <StuckCard cycle={cycle} />
        <UnsignedCard cycle={cycle} />
        <DataCheck cycle={cycle} />
        <ClosedData cycle={cycle} />
        <LastSteps cycle={cycle} />
        <Settings cycle={cycle} />
        <Participants cycle={cycle} />
      </div>
    </>
  );
}

/** The one sentence that says where it stands. */
export function sentenceOf(cycle: Cycle): string {
  const { state, counts, selfDueOn, managerDueOn, signOffDueOn, problemCount, stuckCount } = cycle;
  const { participants, selfAssigned, selfSubmitted, managerAssigned, managerSubmitted, shared, acknowledged } = counts;
  switch (state) {
    case "DRAFT":
      return problemCount > 0
        ? `${participants} people are chosen, and ${problemCount} things want a look before the launch.`
        : `${participants} people are chosen. Check the data, then launch.`;
    case "CHECKED":
      return `${participants} people are checked. The cycle can be launched.`;
    case "NOMINATION":
      return stuckCount > 0
        ? `${stuckCount} of ${participants} people have too few colleagues.`
        : `All ${participants} people have their colleagues.`;
    case "COLLECTING":
      return `${selfSubmitted} of ${selfAssigned} self reviews are in; they are due ${formatDay(selfDueOn)}.`;
    case "MANAGER_REVIEW":
      return `${managerSubmitted} of ${managerAssigned} managers’ reviews are in; they are due ${formatDay(managerDueOn)}.`;
    case "CALIBRATION":
      return "Ratings are compared. It moves on when every calibration session is closed.";
    case "SHARING":
      return `${shared} of ${managerSubmitted} reviews are shared.`;
    case "SIGN_OFF":
      return `${acknowledged} of ${shared} shared reviews are acknowledged; the last day is ${formatDay(signOffDueOn)}.`;
    default:
      return `${stateWords[state]}. ${shared} of ${participants} people got their review.`;
  }
}

function Settings({ cycle }: { cycle: Cycle }) {
  const { period, template, selfReviewOpens, evidenceForExtremes, realismRequired, calibrates } = cycle;
  const { mostForms, finishesLeavers } = cycle;
  const facts = [
    ["Period", `${period.name}, ${formatDay(period.startsOn)} to ${formatDay(period.endsOn)}`],
    ["Form", `${template.name}, version ${template.number}`],
    ["Managers read the self review", opensWords[selfReviewOpens]],
    ["Lowest and highest rating", evidenceForExtremes ? "Need evidence" : "Need no evidence"],
    ["Verdict on every goal", realismRequired ? "Needed" : "Welcome"],
    ["Calibration", calibrates ? "Before sharing" : "None"],
    ["Forms one person writes", mostForms > 0 ? `At most ${mostForms}` : "Any number"],
    ["People who leave", finishesLeavers ? "Their reviews are finished" : "Their reviews do not count"],
  ];
  return (
    <Card title="How it runs" flush>
      <dl className="cycle-facts">
        {facts.map(([term, words]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
