import { useNavigate } from "@tanstack/react-router";
import { Plus, Users } from "lucide-react";
import { useQuery } from "urql";
import { graphql } from "../graphql/graphql";
import { useViewer } from "../graphql/viewer";
import { LinkButton } from "../ui/button";
import { formatNumber } from "../ui/format";
import { PageHead } from "../ui/title";
import { GoalFilters } from "./goal-filters";
import { GoalList } from "./goal-list";
import { GoalTree } from "./goal-tree";
import { type GoalsSearch, goalFilter, type Scope } from "./goals-search";
import { goalsRoute } from "./routes";
import { UnalignedGoals } from "./unaligned-goals";
import "./planning.css";

const periodsQuery = graphql(`
  query GoalPeriods {
    currentPeriod { id }
    periods { id name state }
  }
`);

const countsQuery = graphql(`
  query GoalCounts($all: GoalFilter!, $unaligned: GoalFilter!) {
    all: goals(first: 1, where: $all) { totalCount }
    unaligned: goals(first: 1, where: $unaligned) { totalCount }
  }
`);

const typenames = { additionalTypenames: ["Goal"] };

/** Everybody's goals, mine or my team's, as a list or as the tree in which they support each other. */
export function GoalsPage() {
  const search = goalsRoute.useSearch();
  const navigate = useNavigate();
  const viewer = useViewer();
  const [periods] = useQuery({ query: periodsQuery });
  const scope: Scope = search.scope ?? (viewer.employee ? "me" : "company");
  const view = search.view ?? (scope === "company" ? "tree" : "list");
  const current = periods.data?.currentPeriod?.id;
  const filter = goalFilter(scope, search, current);
  const known = periods.data !== undefined || periods.error !== undefined;
  const [counts] = useQuery({
    query: countsQuery,
    variables: { all: filter, unaligned: { ...filter, unaligned: true } },
    pause: !known,
    context: typenames,
  });
  const all = periods.data?.periods ?? [];
  const periodId = search.period ?? current ?? "all";
  const periodName = all.find(({ id }) => id === periodId)?.name;
  const unaligned = counts.data?.unaligned.totalCount ?? 0;

  function change(part: GoalsSearch): void {
    void navigate({ to: "/goals", search: { ...search, ...part }, replace: "q" in part });
  }

  const empty = {
    filtered: Boolean(search.q || search.status),
    clear: () => change({ q: undefined, status: undefined }),
    scope,
    periodName,
    allPeriods: () => change({ period: "all" }),
  };

  return (
    <>
      <PageHead
        title="Goals"
        lede={
          <span className="goals-lede">
            <Lede total={counts.data?.all.totalCount} {...{ scope, periodName, unaligned }} />
          </span>
        }
      >
        {(viewer.isManager || viewer.isHr) && (
          <LinkButton to="/goals/assign" icon={<Users className="icon" />} className="desktop-only">
            Assign to many
          </LinkButton>
        )}
        {viewer.employee && (
          <LinkButton to="/goals/new" icon={<Plus className="icon" />} className="desktop-only">
            New goal
          </LinkButton>
        )}
      </PageHead>
      <div className="stack">
        <GoalFilters {...{ search, scope, view, periods: all, periodId, onChange: change }} />
        <section className="card" aria-label={`${viewWords[view]} of goals`}>
          {!known ? null : view === "list" ? (
            <GoalList filter={filter} empty={empty} sort={search.sort ?? "due"} onSort={(sort) => change({ sort })} />
          ) : (
            <GoalTree filter={filter} view={view} pathsOnly={scope !== "company" || empty.filtered} empty={empty} />
          )}
          {unaligned > 0 && <UnalignedGoals count={unaligned} filter={{ ...filter, unaligned: true }} />}
        </section>
      </div>
    </>
  );
}

const viewWords = { list: "List", tree: "Tree", map: "Map" } as const;

const whose = { me: "of yours", team: "of the people who report to you", company: "that you may see" };

function Lede(props: { total: number | undefined; scope: Scope; periodName: string | undefined; unaligned: number }) {
  const { total, scope, periodName, unaligned } = props;
  if (total === undefined) return <>&nbsp;</>;
  const goals = total === 1 ? "One goal" : `${formatNumber(total)} goals`;
  return (
    <>
      {goals} {whose[scope]}
      {periodName && ` in ${periodName}`}
      {unaligned > 0 && (
        <>
          , <span className="strong">{formatNumber(unaligned)} not aligned to anything</span>
        </>
      )}
      .
    </>
  );
}
