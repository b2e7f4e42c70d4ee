import { Link, useNavigate } from "@tanstack/react-router";
import { FileText, Sprout } from "lucide-react";
import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { useViewer } from "../graphql/viewer";
import { Button, LinkButton } from "../ui/button";
import { Card } from "../ui/card";
import { Chip } from "../ui/chip";
import { formatPercent } from "../ui/format";
import { PaceBar } from "../ui/pace-bar";
import { SkeletonRows } from "../ui/skeleton";
import { EmptyState, ErrorState } from "../ui/states";

const developmentQuery = graphql(`
  query PersonDevelopment($id: ID!) {
    currentPeriod { id name }
    employee(id: $id) {
      id
      viewerCan { createGoal }
      mentorOffers { id note skill { id name } }
      developmentPlans {
        id
        state
        progress
        period { id name }
        targetRole { id name }
        objectives { id title }
      }
    }
  }
`);

const beginPlan = graphql(`
  mutation BeginPlanForPerson($input: CreateDevelopmentPlanInput!) {
    createDevelopmentPlan(input: $input) {
      __typename
      ... on CreateDevelopmentPlanPayload { developmentPlan { id } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

const states = {
  DRAFT: "Draft",
  AGREED: "Agreed",
  ACTIVE: "Under way",
  REVIEWED: "Looked back on",
  CLOSED: "Closed",
} as const;

const context = { additionalTypenames: ["DevelopmentPlan", "DevelopmentAction", "MentorOffer"] };

/** How a person grows, as far as the viewer may see it. */
export function PersonDevelopment({ id, name }: { id: string; name: string }) {
  const { employee: me } = useViewer();
  const [{ data, error, fetching }, retry] = useQuery({ query: developmentQuery, variables: { id }, context });
  if (!data) {
    if (fetching || !error) return <SkeletonRows rows={4} />;
    const { next, code } = describeFailure(error);
    return (
      <ErrorState title="The plans could not be loaded." code={code} onRetry={() => retry()}>
        {next}
      </ErrorState>
    );
  }
  const period = data.currentPeriod;
  const person = data.employee;
  const plans = person?.developmentPlans ?? [];
  const offers = person?.mentorOffers ?? [];
  const may = me?.id === id || person?.viewerCan.createGoal;
  const missing = period && !plans.some((plan) => plan.period.id === period.id);
  return (
    <div className="stack">
      {period && (may || plans.length > 0) && (
        <div className="button-group">
          <LinkButton
            to="/development/agreement/$employeeId/$periodId"
            params={{ employeeId: id, periodId: period.id }}
            icon={<FileText className="icon icon-small" />}
          >
            The whole plan of {period.name}
          </LinkButton>
          {may && missing && <BeginPlan employeeId={id} periodId={period.id} />}
        </div>
      )}
      <Card title="Development plans" note={plans.length > 0 ? String(plans.length) : undefined} flush>
        {plans.length === 0 ? (
          <EmptyState icon={Sprout} title="No plans to show" level={3}>
            Development plans of {name} that you may see appear here.
          </EmptyState>
        ) : (
          <ul className="rows">
            {plans.map(({ id: planId, state, progress, period: when, targetRole, objectives }) => (
              <li key={planId} className="person-plan">
                <span className="grow">
                  <Link to="/development/plans/$planId" params={{ planId }} className="quiet-link strong small">
                    {when.name}
                    {targetRole && ` · towards ${targetRole.name}`}
                  </Link>
                  <span className="tiny muted role-note">{objectives.map(({ title }) => title).join(" · ")}</span>
                </span>
                {progress !== null && (
                  <span className="person-goal-progress">
                    <PaceBar done={progress} label={`Plan for ${when.name}`} />
                    <span className="number small">{formatPercent(progress)}</span>
                  </span>
                )}
                <Chip tone="outline">{states[state]}</Chip>
              </li>
            ))}
          </ul>
        )}
      </Card>
      {offers.length > 0 && (
        <Card title="Offers to mentor in" flush>
          <ul className="rows">
            {offers.map(({ id: offerId, note, skill }) => (
              <li key={offerId}>
                <span className="grow">
                  <span className="small strong">{skill.name}</span>
                  <span className="tiny muted role-note">{note}</span>
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}

function BeginPlan({ employeeId, periodId }: { employeeId: string; periodId: string }) {
  const navigate = useNavigate();
  const form = useMutationForm(beginPlan);
  async function begin(): Promise<void> {
    const made = await form.send({ input: { employeeId, periodId } });
    if (made) {
      void navigate({ to: "/development/plans/$planId/edit", params: { planId: made.developmentPlan.id } });
    }
  }
  const refusal = Object.values(form.errors).flat().join(" ");
  return (
    <>
      <Button kind="primary" pending={form.sending} onClick={() => void begin()}>
        Begin a development plan
      </Button>
      {refusal && (
        <p role="alert" className="field-error">
          {refusal}
        </p>
      )}
    </>
  );
}
