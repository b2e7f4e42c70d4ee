import { Printer } from "lucide-react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { Button, LinkButton } from "../../ui/button";
import { Chip } from "../../ui/chip";
import { formatDay, today } from "../../ui/format";
import { SkeletonPage } from "../../ui/skeleton";
import { ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { agreementRoute } from "../growth-routes";
import { AgreeCard } from "./agree-card";
import { AgreementContent } from "./agreement-content";
import { type Agreement, agreementQuery } from "./agreement-query";
import { AgreementVersions } from "./agreement-versions";
import "./growth.css";
import "./agreement.css";

const context = { additionalTypenames: ["Goal", "DevelopmentPlan", "Standard", "PerformancePlanVersion"] };

/** A person's plan of a period: goals, standards and development, and what both agreed to. */
export function AgreementPage() {
  const { employeeId, periodId } = agreementRoute.useParams();
  const [{ data, error, fetching }, retry] = useQuery({
    query: agreementQuery,
    variables: { employee: employeeId, period: periodId },
    context,
  });
  if (!data) {
    if (fetching || !error) return <SkeletonPage />;
    const { next, code } = describeFailure(error);
    return (
      <ErrorState title="The plan could not be loaded." code={code} onRetry={() => retry()}>
        {next}
      </ErrorState>
    );
  }
  const plan = data.performancePlan;
  if (!plan) return <NoRight what="plan" actions={<LinkButton to="/development">Go to development</LinkButton>} />;
  const { employee, period } = plan;
  return (
    <div className="agreement">
      <PageHead
        title={`${employee.name}, ${period.name}`}
        name={`Plan of ${employee.name} for ${period.name}`}
        crumbs={[{ label: "Development", to: "/development" }]}
        lede={`${employee.title}, ${formatDay(period.startsOn, { year: true })} to ${formatDay(period.endsOn, { year: true })}.`}
      >
        <State plan={plan} />
        <Button className="no-print" icon={<Printer className="icon icon-small" />} onClick={() => print()}>
          Print
        </Button>
      </PageHead>
      <div className="with-aside">
        <div className="stack">
          <AgreementContent plan={plan} />
        </div>
        <div className="stack no-print">
          <AgreeCard plan={plan} />
          <AgreementVersions plan={plan} />
        </div>
      </div>
      <Signatures plan={plan} />
    </div>
  );
}

const states = {
  DRAFT: "Not agreed yet",
  WAITING: "One side agreed",
  AGREED: "Agreed",
  CHANGED: "Changed since agreed",
};
const tones = { DRAFT: "outline", WAITING: "warn", AGREED: "good", CHANGED: "warn" } as const;

function State({ plan: { state } }: { plan: Agreement }) {
  return <Chip tone={tones[state]}>{states[state]}</Chip>;
}

/** On paper: two lines, with the days of the last agreement. */
function Signatures({ plan: { versions, employee } }: { plan: Agreement }) {
  const last = versions[0];
  return (
    <div className="signatures print-only">
      <p>
        {employee.name}
        {last && `, agreed ${formatDay(today(new Date(last.agreedAt)), { year: true })}`}
      </p>
      <p>{last?.managerAgreedBy?.name ?? employee.manager?.name ?? "Manager"}</p>
    </div>
  );
}
