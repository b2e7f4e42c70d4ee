import { useState } from "react";
import { describeFailure } from "../graphql/failure";
import { type FragmentOf, graphql } from "../graphql/graphql";
import { usePages } from "../graphql/use-pages";
import { Button } from "../ui/button";
import { type Column, DataTable, type Sort } from "../ui/data-table";
import { FreshRows } from "../ui/fresh-rows";
import { MoreRows } from "../ui/more-rows";
import { SkeletonRows } from "../ui/skeleton";
import { ErrorState } from "../ui/states";
import { useSteady } from "../ui/use-steady";
import {
  DueCell,
  GoalLink,
  type GoalRowData,
  goalRow,
  LevelMark,
  OwnerCell,
  ProgressCell,
  readRow,
  StatusCell,
  UpdatedCell,
} from "./goal-cells";
import { GoalsEmpty, type GoalsEmptyProps } from "./goals-empty";
import type { GoalFilter, Order } from "./goals-search";
import { LogForm, logFormGoal } from "./log-form";

export const goalListQuery = graphql(
  `
    query GoalList($first: Int!, $after: String, $where: GoalFilter, $order: GoalOrder!) {
      goals(first: $first, after: $after, where: $where, order: $order) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id ...GoalRow ...LogFormGoal }
      }
    }
  `,
  [goalRow, logFormGoal],
);

export interface GoalListProps {
  filter: GoalFilter;
  sort: Order;
  onSort: (sort: Order) => void;
  empty: GoalsEmptyProps;
}

const orders = { due: "DUE", title: "TITLE", newest: "NEWEST" } as const;
type Key = "title" | "due" | "owner" | "progress" | "status" | "weight" | "updated" | "log";

/** Goals one under the other, with the form to log unfolded below a row. */
export function GoalList({ filter, sort, onSort, empty }: GoalListProps) {
  const [logging, setLogging] = useState<string | null>(null);
  const pages = usePages({
    query: goalListQuery,
    variables: { first: 50, where: filter, order: orders[sort] },
    pick: (data) => data.goals,
    typenames: ["Goal"],
    live: true,
  });
  const list = useSteady(pages.nodes, (node) => readRow(node).id, pages.quiet);
  if (pages.loading) return <SkeletonRows rows={6} pictures />;
  if (pages.error && pages.nodes.length === 0) {
    const { next, code } = describeFailure(pages.error);
    return (
      <div className="card-body card-body-only">
        <ErrorState title="The goals could not be loaded." code={code} onRetry={pages.retry} retrying={pages.stale}>
          {next}
        </ErrorState>
      </div>
    );
  }
  if (pages.nodes.length === 0) return <GoalsEmpty {...empty} />;

  const columns = columnsFor(empty.scope === "me", (goal) => setLogging(goal.id === logging ? null : goal.id), logging);
  const shown: Sort<Key> | undefined = sort === "newest" ? undefined : { by: sort, direction: "ascending" };
  return (
    <>
      <FreshRows list={list} />
      <DataTable<Row, Key>
        caption="Goals"
        columns={columns}
        rows={list.rows.map((node) => ({ ...readRow(node), node }))}
        rowKey={({ id }) => id}
        totalCount={pages.totalCount}
        sort={shown}
        onSort={({ by }) => onSort(by === sort ? "newest" : by === "title" ? "title" : "due")}
        below={(goal) =>
          goal.id === logging && (
            <LogForm
              goal={goal.node}
              short
              autoFocus
              onLogged={() => setLogging(null)}
              onCancel={() => setLogging(null)}
            />
          )
        }
      />
      {pages.hasMore && (
        <MoreRows
          shown={pages.nodes.length}
          total={pages.totalCount}
          of="goals"
          onMore={pages.showMore}
          pending={pages.stale}
        />
      )}
    </>
  );
}

/** The row, and what its form to log reads. */
type Row = GoalRowData & { node: FragmentOf<typeof logFormGoal> };
type Columns = readonly Column<Row, Key>[];

function columnsFor(mine: boolean, onLog: (goal: GoalRowData) => void, logging: string | null): Columns {
  const owner: Columns = [
    { key: "owner", header: "Owner", bare: true, phone: "line", cell: ({ owner }) => <OwnerCell owner={owner} /> },
  ];
  return [
    { key: "title", header: "Goal", main: true, sortable: true, cell: (goal) => <TitleCell goal={goal} /> },
    ...(mine ? [] : owner),
    { key: "progress", header: "Progress", bare: true, cell: (goal) => <ProgressCell goal={goal} /> },
    { key: "status", header: "Status", bare: true, cell: (goal) => <StatusCell goal={goal} /> },
    {
      key: "due",
      header: "Due",
      sortable: true,
      phone: "line",
      cell: ({ dueOn, state }) => <DueCell dueOn={dueOn} state={state} />,
    },
    {
      key: "weight",
      header: "Weight",
      deskOnly: true,
      align: "end",
      cell: ({ weight }) => <span className="number">{weight}%</span>,
    },
    {
      key: "updated",
      header: "Updated",
      deskOnly: true,
      cell: ({ lastUpdateOn }) => <UpdatedCell on={lastUpdateOn} />,
    },
    {
      key: "log",
      header: "Log",
      hideHead: true,
      align: "end",
      bare: true,
      cell: (goal) =>
        goal.allowedActions.includes("LOG_PROGRESS") && (
          <Button size="small" aria-expanded={goal.id === logging} onClick={() => onLog(goal)}>
            Log<span className="visually-hidden"> progress on {goal.title}</span>
          </Button>
        ),
    },
  ];
}

function TitleCell({ goal }: { goal: GoalRowData }) {
  return (
    <span className="goal-title">
      <LevelMark level={goal.level} />
      <span className="grow">
        <GoalLink goal={goal} />
        {goal.parent && (
          <span className="goal-supports">
            supports <bdi>{goal.parent.title}</bdi>
          </span>
        )}
      </span>
    </span>
  );
}
