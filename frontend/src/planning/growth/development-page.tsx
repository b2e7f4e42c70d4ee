import { Sprout } from "lucide-react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { useViewer } from "../../graphql/viewer";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { formatDay, formatPercent } from "../../ui/format";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState, ErrorState } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { BeginPlan } from "./begin-plan";
import { GrowthTabs } from "./growth-tabs";
import { PlanList } from "./plan-list";
import { PlanMoves } from "./plan-moves";
import { PlanColumns } from "./plan-page";
import { planFields } from "./plan-query";
import "./growth.css";

const mineQuery = graphql(
  `
    query MyDevelopment($id: ID!) {
      currentPeriod { id name endsOn }
      periods { id name state startsOn }
      employee(id: $id) {
        id
        name
        roleProfile { id name }
        developmentPlans { ...PlanFields }
      }
    }
  `,
  [planFields],
);

type Mine = ResultOf<typeof mineQuery>;

/** How I want to grow: my plan of now, and those before. */
export function DevelopmentPage() {
  const { employee } = useViewer();
  if (!employee) {
    return (
      <>
        <PageHead title="Development" lede="How people grow, and what roles ask for." />
        <GrowthTabs here="plan" />
        <Card>
          <EmptyState
            icon={Sprout}
            title="You have no plan of your own"
            actions={<LinkButton to="/development/roles">Look at roles and skills</LinkButton>}
          >
            Your account belongs to nobody who works here.
          </EmptyState>
        </Card>
      </>
    );
  }
  return <MyDevelopment id={employee.id} />;
}

function MyDevelopment({ id }: { id: string }) {
  const [{ data, error, fetching }, retry] = useQuery({ query: mineQuery, variables: { id }, context });
  const plans = data?.employee?.developmentPlans ?? [];
  const period = data?.currentPeriod;
  const now = plans.find((plan) => plan.period.id === period?.id) ?? plans.find(({ state }) => state !== "CLOSED");
  return (
    <>
      <PageHead title="Development" lede={<Lede data={data} plan={now} />}>
        {now && <PlanMoves plan={now} />}
      </PageHead>
      <GrowthTabs here="plan" />
      <div className="stack">
        {!data && fetching && <SkeletonRows rows={6} />}
        {!data && error && (
          <ErrorState title="Your plan could not be loaded." code={describeFailure(error).code} onRetry={() => retry()}>
            {describeFailure(error).next}
          </ErrorState>
        )}
        {data && !now && (
          <BeginPlan employeeId={id} periods={data.periods} current={period?.id} mayCarry={plans.length > 0} />
        )}
        {now && <PlanColumns plan={now} />}
        <PlanList plans={plans.filter(({ id: planId }) => planId !== now?.id)} />
      </div>
    </>
  );
}

const context = { additionalTypenames: ["DevelopmentPlan", "DevelopmentAction", "MentorRequest"] };

function Lede({
  data,
  plan,
}: {
  data: Mine | undefined;
  plan: { progress: number | null; period: { name: string; endsOn: string } } | undefined;
}) {
  if (!data) return <>&nbsp;</>;
  if (!plan) return <>You have no plan for this period yet. It takes two sentences to begin.</>;
  const { progress, period } = plan;
  return (
    <>
      {progress === null
        ? `Your plan for ${period.name} has no actions yet.`
        : `${formatPercent(progress)} of your plan for ${period.name} is done; it runs to ${formatDay(period.endsOn)}.`}
    </>
  );
}
