import { FileText } from "lucide-react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { useViewer } from "../../graphql/viewer";
import { LinkButton } from "../../ui/button";
import { formatDay } from "../../ui/format";
import { SkeletonPage } from "../../ui/skeleton";
import { ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { CommentsCard } from "../comments-card";
import { planRoute } from "../growth-routes";
import { PathCard } from "./path-card";
import { PlanMoves } from "./plan-moves";
import { type Plan, planQuery } from "./plan-query";
import { PlanView } from "./plan-view";
import "./growth.css";

/** A development plan by its address. */
export function PlanPage() {
  const { planId } = planRoute.useParams();
  const [{ data, error, fetching }, retry] = useQuery({ query: planQuery, variables: { id: planId } });
  if (!data) {
    if (fetching || !error) return <SkeletonPage />;
    const { next, code } = describeFailure(error);
    return (
      <ErrorState title="The plan could not be loaded." code={code} onRetry={() => retry()}>
        {next}
      </ErrorState>
    );
  }
  const plan = data.developmentPlan;
  if (!plan) {
    return <NoRight what="plan" actions={<LinkButton to="/development">Go to development</LinkButton>} />;
  }
  return (
    <>
      <PlanTitle plan={plan} />
      <PlanColumns plan={plan} />
    </>
  );
}

function PlanTitle({ plan }: { plan: Plan }) {
  const { owner, period } = plan;
  const crumbs = [{ label: "Development", to: "/development" }];
  return (
    <PageHead
      title={`${owner?.name ?? "Somebody"} in ${period.name}`}
      crumbs={crumbs}
      lede={`Development plan, ${formatDay(period.startsOn)} to ${formatDay(period.endsOn)}.`}
    >
      <PlanMoves plan={plan} />
    </PageHead>
  );
}

/** The plan, and beside it the way to the role it leads to. */
export function PlanColumns({ plan }: { plan: Plan }) {
  const { employee } = useViewer();
  const { owner, targetRole, period } = plan;
  return (
    <div className="with-aside">
      <div className="stack">
        <PlanView plan={plan} />
        <CommentsCard id={plan.id} />
      </div>
      <div className="stack">
        {owner && targetRole && (
          <PathCard employeeId={owner.id} roleId={targetRole.id} mine={owner.id === employee?.id} />
        )}
        {owner && (
          <LinkButton
            to="/development/agreement/$employeeId/$periodId"
            params={{ employeeId: owner.id, periodId: period.id }}
            icon={<FileText className="icon icon-small" />}
            wide
          >
            The whole plan of {period.name}
          </LinkButton>
        )}
      </div>
    </div>
  );
}
