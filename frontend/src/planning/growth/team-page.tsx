import { Link } from "@tanstack/react-router";
import { Users } from "lucide-react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { usePages } from "../../graphql/use-pages";
import { useViewer } from "../../graphql/viewer";
import { LinkButton } from "../../ui/button";
import { Chip } from "../../ui/chip";
import { type Column, DataTable } from "../../ui/data-table";
import { formatPercent } from "../../ui/format";
import { MoreRows } from "../../ui/more-rows";
import { PaceBar } from "../../ui/pace-bar";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState, ErrorState } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { GrowthTabs } from "./growth-tabs";
import { planStates, waitsFor } from "./growth-words";
import "./growth.css";

const periodQuery = graphql(`
  query GrowthPeriod {
    currentPeriod { id name }
  }
`);

const teamQuery = graphql(`
  query GrowthTeam($manager: ID!, $first: Int!, $after: String) {
    employees(first: $first, after: $after, where: { managerId: $manager }, order: NAME) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        name
        title
        roleProfile { id name }
        developmentPlans {
          id
          state
          progress
          ownerAgreedAt
          managerAgreedAt
          period { id name }
          objectives { id title }
        }
      }
    }
  }
`);

type Member = ResultOf<typeof teamQuery>["employees"]["nodes"][number];

/** How the people who report to me grow: who has a plan, how far, and what waits for me. */
export function GrowthTeamPage() {
  const { employee } = useViewer();
  const [period] = useQuery({ query: periodQuery });
  const pages = usePages({
    query: teamQuery,
    variables: { manager: employee?.id ?? "", first: 50 },
    pick: (data) => data.employees,
    typenames: ["Employee", "DevelopmentPlan", "DevelopmentAction"],
  });
  const current = period.data?.currentPeriod;
  const waiting = pages.nodes.filter((member) => waitsForManager(planOf(member, current?.id))).length;
  return (
    <>
      <PageHead
        title="My team"
        crumbs={[{ label: "Development", to: "/development" }]}
        lede={
          waiting === 0
            ? "Nothing waits for you to agree."
            : `${waiting} ${waiting === 1 ? "plan waits" : "plans wait"} for you to agree.`
        }
      />
      <GrowthTabs here="team" />
      <section className="card" aria-label="Plans of my team">
        {pages.loading && <SkeletonRows rows={6} />}
        {pages.error && pages.nodes.length === 0 && (
          <div className="card-body">
            <ErrorState
              title="Your team could not be loaded."
              code={describeFailure(pages.error).code}
              onRetry={pages.retry}
            >
              {describeFailure(pages.error).next}
            </ErrorState>
          </div>
        )}
        {!pages.loading && !pages.error && pages.nodes.length === 0 && (
          <EmptyState
            icon={Users}
            title="Nobody reports to you"
            actions={<LinkButton to="/development">Go to your own plan</LinkButton>}
          >
            Plans of the people who report to you appear here.
          </EmptyState>
        )}
        {pages.nodes.length > 0 && (
          <DataTable<Member, string>
            caption="Plans of my team"
            columns={columnsFor(current)}
            rows={pages.nodes}
            rowKey={({ id }) => id}
            totalCount={pages.totalCount}
          />
        )}
        {pages.hasMore && (
          <MoreRows
            shown={pages.nodes.length}
            total={pages.totalCount}
            of="people"
            onMore={pages.showMore}
            pending={pages.stale}
          />
        )}
      </section>
    </>
  );
}

function planOf(member: Member, periodId: string | undefined) {
  return member.developmentPlans.find(({ period }) => period.id === periodId);
}

function waitsForManager(plan: Member["developmentPlans"][number] | undefined): boolean {
  return plan?.state === "DRAFT" && plan.ownerAgreedAt !== null && plan.managerAgreedAt === null;
}

function columnsFor(period: { id: string; name: string } | null | undefined): readonly Column<Member>[] {
  return [
    {
      key: "name",
      header: "Person",
      main: true,
      cell: ({ id, name, title }) => (
        <>
          <Link
            to="/people/$employeeId/$tab"
            params={{ employeeId: id, tab: "development" }}
            className="quiet-link strong"
          >
            <bdi>{name}</bdi>
          </Link>
          <span className="tiny muted growth-note">{title}</span>
        </>
      ),
    },
    {
      key: "plan",
      header: period ? `Plan for ${period.name}` : "Plan",
      phone: "across",
      bare: true,
      cell: (member) => {
        const plan = planOf(member, period?.id);
        if (!plan) return <span className="muted">No plan yet</span>;
        return (
          <span className="growth-cell">
            <Link to="/development/plans/$planId" params={{ planId: plan.id }} className="link">
              {plan.objectives.map(({ title }) => title).join(" · ") || "Being written"}
            </Link>
            <span className="tiny muted growth-note">{waitsForManager(plan) ? "" : waitsFor(plan, member.name)}</span>
          </span>
        );
      },
    },
    {
      key: "progress",
      header: "Done",
      bare: true,
      phone: "line",
      cell: (member) => {
        const plan = planOf(member, period?.id);
        if (!plan || plan.progress === null || plan.state === "DRAFT") return null;
        return (
          <span className="growth-progress">
            <PaceBar done={plan.progress} label={`${member.name}'s plan`} />
            <span className="number small">{formatPercent(plan.progress)}</span>
          </span>
        );
      },
    },
    {
      key: "state",
      header: "State",
      bare: true,
      phone: "line",
      cell: (member) => {
        const plan = planOf(member, period?.id);
        if (!plan) return null;
        return waitsForManager(plan) ? (
          <Chip tone="warn">Waits for you</Chip>
        ) : (
          <Chip tone="outline">{planStates[plan.state]}</Chip>
        );
      },
    },
  ];
}
