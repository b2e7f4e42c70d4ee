import { Link } from "@tanstack/react-router";
import { Check, CircleAlert, TriangleAlert } from "lucide-react";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../graphql/graphql";
import type { Pages } from "../graphql/use-pages";
import { turnWords } from "../monitoring/check-ins/check-in-words";
import { PersonLine } from "../ui/avatar";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { type Column, DataTable, type Sort } from "../ui/data-table";
import { formatPercent } from "../ui/format";
import { FreshRows } from "../ui/fresh-rows";
import { MoreRows } from "../ui/more-rows";
import { StatusPill } from "../ui/status-pill";
import { address } from "./address";
import "./team.css";
import { StatusBlocks, StatusLegend } from "./status-blocks";
import { meanProgress, type Order, useTeamOrder } from "./team-order";

export const teamMember = graphql(`
  fragment TeamMember on TeamMember {
    employee { id name title checkInTurn { state dueOn missed } }
    level
    reasons
    action { label href }
    goals { id title status progress }
    daysSinceUpdate
    feedbackCount30d
    reviewState
    lastReward { id summary }
  }
`);

type Row = ResultOf<typeof teamMember>;
type Key = Order | "why";

const marks = {
  ACT: { icon: CircleAlert, className: "icon need-act", word: "Needs you" },
  WATCH: { icon: TriangleAlert, className: "icon need-watch", word: "Keep an eye on" },
  OK: { icon: Check, className: "icon faint", word: "On course" },
} as const;

const columns: readonly Column<Row, Key>[] = [
  {
    key: "person",
    header: "Person",
    main: true,
    sortable: true,
    cell: ({ employee }) => (
      <Link to="/people/$employeeId" params={{ employeeId: employee.id }} className="person-link">
        <PersonLine name={employee.name} title={employee.title} />
      </Link>
    ),
  },
  { key: "why", header: "Why now", bare: true, cell: (row) => <Why row={row} /> },
  { key: "goals", header: "Goals", sortable: true, phone: "corner", cell: (row) => <Goals row={row} /> },
  {
    key: "update",
    header: "Last number",
    sortable: true,
    phone: "line",
    cell: ({ daysSinceUpdate }) => <Days days={daysSinceUpdate} />,
  },
  {
    key: "feedback",
    header: "Feedback",
    sortable: true,
    phone: "line",
    cell: ({ employee, feedbackCount30d }) => (
      <Link
        to="/people/$employeeId/$tab"
        params={{ employeeId: employee.id, tab: "feedback" }}
        className="quiet-link number"
      >
        {feedbackCount30d}
      </Link>
    ),
  },
  { key: "review", header: "Review", sortable: true, phone: "line", cell: (row) => <Review row={row} /> },
];

/** People by how much they need somebody, each with the reason in words. */
export function TeamTable({ pages }: { pages: Pages<FragmentOf<typeof teamMember>> }) {
  const all = pages.nodes.map((row) => readFragment(teamMember, row));
  const { list, sort, setSort } = useTeamOrder(all, pages.quiet);
  const order = sort ? "in your order" : "most urgent first";
  return (
    <Card
      title="People"
      note={order}
      flush
      actions={
        sort && (
          <Button size="small" kind="ghost" onClick={() => setSort(undefined)}>
            Most urgent first
          </Button>
        )
      }
    >
      <FreshRows list={list} />
      <DataTable<Row, Key>
        caption={`People, ${order}`}
        columns={columns}
        rows={list.rows}
        rowKey={({ employee }) => employee.id}
        totalCount={pages.totalCount}
        sort={sort}
        onSort={(next) => setSort(next as Sort<Order>)}
      />
      {pages.hasMore && (
        <MoreRows
          shown={pages.nodes.length}
          total={pages.totalCount}
          of="people"
          onMore={pages.showMore}
          pending={pages.stale}
        />
      )}
      <StatusLegend />
    </Card>
  );
}

function Why({ row }: { row: Row }) {
  const { icon: Icon, className, word } = marks[row.level];
  return (
    <span className="why">
      <Icon className={className} aria-label={word} />
      <span className={row.level === "OK" ? "muted" : undefined}>
        {row.reasons.length > 0 ? row.reasons.join(" ") : "Nothing needs you."} <CheckIn row={row} />
        {row.action && (
          <Link {...address(row.action.href)} className="link why-action">
            {row.action.label}
          </Link>
        )}
      </span>
    </span>
  );
}

function Goals({ row: { employee, goals } }: { row: Row }) {
  const mean = meanProgress(goals);
  return (
    <Link
      to="/people/$employeeId/$tab"
      params={{ employeeId: employee.id, tab: "goals" }}
      className="goals-cell"
      aria-label={`Goals of ${employee.name}`}
    >
      <StatusBlocks goals={goals} />
      {mean !== null && <span className="tiny faint number">{formatPercent(mean)} done</span>}
    </Link>
  );
}

const reviewTones: Record<string, string> = {
  "Not started": "ASSIGNED",
  Started: "IN_PROGRESS",
  "Self review started": "IN_PROGRESS",
  "Self in": "SHARED",
  Submitted: "SUBMITTED",
  Shared: "SHARED",
  Acknowledged: "ACKNOWLEDGED",
  Skipped: "SKIPPED",
  "Self review skipped": "SKIPPED",
};

/** How far the review is, and under it the last reward that the reader may see. */
function Review({ row: { employee, reviewState, lastReward } }: { row: Row }) {
  const status = reviewTones[reviewState];
  return (
    <span className="review-cell">
      <Link to="/people/$employeeId/$tab" params={{ employeeId: employee.id, tab: "reviews" }} className="quiet-link">
        {status ? (
          <StatusPill status={status} words={reviewState} plain />
        ) : (
          <span className="small faint">{reviewState}</span>
        )}
      </Link>
      {lastReward && (
        <Link to="/rewards/$rewardId" params={{ rewardId: lastReward.id }} className="quiet-link tiny faint">
          <span className="visually-hidden">Last reward: </span>
          <bdi>{lastReward.summary.split(/:|, \d/)[0]}</bdi>
        </Link>
      )}
    </span>
  );
}

/** A check-in that is due, late or missed; nothing while there is time. */
function CheckIn({ row: { employee } }: { row: Row }) {
  const { id, checkInTurn } = employee;
  if (!checkInTurn || checkInTurn.state === "UPCOMING") return null;
  const several = checkInTurn.state === "MISSED" && checkInTurn.missed > 1;
  return (
    <Link to="/check-ins/$employeeId" params={{ employeeId: id }} className="link">
      {several ? `${checkInTurn.missed} check-ins missed.` : `Check-in ${turnWords(checkInTurn)}.`}
    </Link>
  );
}

function Days({ days }: { days: number | null }) {
  if (days === null) return <span className="faint">none</span>;
  return <span className="number nowrap">{days === 0 ? "today" : `${days} d`}</span>;
}
