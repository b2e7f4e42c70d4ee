import { Link } from "@tanstack/react-router";
import { Building2 } from "lucide-react";
import type { ReactNode } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql, type ResultOf } from "../graphql/graphql";
import { useViewer } from "../graphql/viewer";
import { LinkButton } from "../ui/button";
import { Card } from "../ui/card";
import { Bars } from "../ui/chart/bars";
import { SkeletonPage } from "../ui/skeleton";
import { EmptyState, NoRight } from "../ui/states";
import { statusLook } from "../ui/status";
import { PageHead } from "../ui/title";
import { BudgetLines, budgetLine } from "./budget-lines";
import { FirstSteps } from "./first-steps";
import { Freshness, freshness } from "./freshness";
import { MyGoalRow, myGoalRow } from "./my-goal-row";
import { HomeError, homeCrumbs } from "./my-home";
import { OpenRolesHome } from "./open-roles-home";
import { Sentence, sentenceParts } from "./sentence";

const companyHomeQuery = graphql(
  `
    query CompanyHome {
      viewer {
        company {
          sentence { ...SentenceParts }
          fresh { ...FreshnessParts }
          goals { id ...MyGoalRow }
          statusCounts { status count }
          cycle {
            id name state
            counts { selfAssigned selfSubmitted managerAssigned managerSubmitted shared acknowledged }
          }
          budgets { id ...BudgetLine }
        }
      }
    }
  `,
  [freshness, sentenceParts, myGoalRow, budgetLine],
);

const context = { additionalTypenames: ["Goal", "ReviewCycle", "Budget"], live: true };

type Company = NonNullable<ResultOf<typeof companyHomeQuery>["viewer"]["company"]>;

/** Will we reach the goals? */
export function CompanyHome({ tabs }: { tabs: ReactNode }) {
  const [{ data, error, fetching }, ask] = useQuery({ query: companyHomeQuery, context });
  const { isManager, isHr } = useViewer();
  const company = data?.viewer.company;
  if (!data && fetching) return <SkeletonPage />;
  if (data && !company) return <NoRight />;
  return (
    <>
      <PageHead title="Company" crumbs={homeCrumbs} lede={company && <Sentence sentence={company.sentence} />}>
        {tabs}
      </PageHead>
      {error && !company && (
        <HomeError error={describeFailure(error)} onRetry={() => ask({ requestPolicy: "network-only" })} />
      )}
      {company && (
        <div className="with-aside">
          <div className="stack">
            <FirstSteps />
            <CompanyGoals goals={company.goals} />
            <WhereGoalsStand counts={company.statusCounts} fresh={company.fresh} />
            {(isManager || isHr) && <OpenRolesHome />}
          </div>
          <div className="stack">
            {company.cycle && <CycleCard cycle={company.cycle} />}
            {company.budgets.length > 0 && (
              <Card
                title="Budgets"
                actions={
                  <Link to="/rewards/budgets" className="link small">
                    By department
                  </Link>
                }
              >
                <BudgetLines budgets={company.budgets} />
              </Card>
            )}
          </div>
        </div>
      )}
    </>
  );
}

function CompanyGoals({ goals }: { goals: Company["goals"] }) {
  return (
    <Card
      title="Company goals"
      flush
      actions={
        <Link to="/goals" search={{ scope: "company", view: "tree" }} className="link small">
          Tree
        </Link>
      }
    >
      {goals.length > 0 ? (
        <ul className="rows goal-rows">
          {goals.map((goal) => (
            <MyGoalRow key={goal.id} goal={goal} />
          ))}
        </ul>
      ) : (
        <EmptyState
          icon={Building2}
          title="No company goals yet"
          level={3}
          actions={
            <LinkButton to="/goals/new" kind="primary">
              New goal
            </LinkButton>
          }
        >
          Everybody's goals can support these once they are written.
        </EmptyState>
      )}
    </Card>
  );
}

function WhereGoalsStand({ counts, fresh }: { counts: Company["statusCounts"]; fresh: Company["fresh"] }) {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const fine = counts
    .filter(({ status }) => ["ON_TRACK", "ACHIEVED"].includes(status))
    .reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return null;
  return (
    <Card>
      <Bars
        title="Where the goals stand"
        finding={`${fine} of ${all} goals you may see are on track or achieved.`}
        measure="Goals"
        bars={counts.map(({ status, count }) => ({
          label: statusLook(status).word,
          value: count,
          tone: statusLook(status).tone,
        }))}
      />
      <p className="tiny muted">
        <Freshness fresh={fresh} />
      </p>
    </Card>
  );
}

function CycleCard({ cycle }: { cycle: NonNullable<Company["cycle"]> }) {
  const { selfAssigned, selfSubmitted, managerAssigned, managerSubmitted, shared, acknowledged } = cycle.counts;
  const lines = [
    ["Self reviews in", selfSubmitted, selfAssigned],
    ["Managers’ reviews in", managerSubmitted, managerAssigned],
    ["Shared", shared, managerAssigned],
    ["Acknowledged", acknowledged, managerAssigned],
  ] as const;
  return (
    <Card title={cycle.name}>
      <div className="care">
        {lines.map(([words, done, all]) => (
          <div key={words}>
            <span className="row row-between small">
              <span>{words}</span>
              <span className="number">
                {done} of {all}
              </span>
            </span>
            <div className="pace" role="img" aria-label={`${words}: ${done} of ${all}`}>
              <span className="pace-fill" style={{ inlineSize: `${all ? (done / all) * 100 : 0}%` }} />
            </div>
          </div>
        ))}
      </div>
    </Card>
  );
}
