import { Link } from "@tanstack/react-router";
import { Check, CircleAlert, TriangleAlert } from "lucide-react";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../graphql/graphql";
import { PersonLine } from "../ui/avatar";
import { Card } from "../ui/card";
import { type Column, DataTable } from "../ui/data-table";
import { address } from "./address";
import "./team.css";
import { StatusBlocks, StatusLegend } from "./status-blocks";

export const teamMember = graphql(`
  fragment TeamMember on TeamMember {
    employee { id name title }
    level
    reasons
    action { label href }
    goals { id title status }
    daysSinceUpdate
    feedbackCount30d
    reviewState
    lastReward { id summary }
  }
`);

type Row = ResultOf<typeof teamMember>;
type Key = "person" | "why" | "goals" | "update" | "feedback" | "review";

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
    cell: ({ employee }) => (
      <Link to="/people/$employeeId" params={{ employeeId: employee.id }} className="person-link">
        <PersonLine name={employee.name} title={employee.title} />
      </Link>
    ),
  },
  { key: "why", header: "Why now", bare: true, cell: (row) => <Why row={row} /> },
  { key: "goals", header: "Goals", cell: ({ goals }) => <StatusBlocks goals={goals} /> },
  { key: "update", header: "Number", cell: ({ daysSinceUpdate }) => <Days days={daysSinceUpdate} /> },
  {
    key: "feedback",
    header: "Feedback",
    cell: ({ feedbackCount30d }) => <span className="number">{feedbackCount30d}</span>,
  },
  { key: "review", header: "Review", cell: ({ reviewState }) => <span className="small nowrap">{reviewState}</span> },
];

/** People by how much they need somebody, each with the reason in words. */
export function TeamTable({
  rows,
  totalCount,
}: {
  rows: readonly FragmentOf<typeof teamMember>[];
  totalCount: number;
}) {
  return (
    <Card title="People" note="most urgent first" flush>
      <DataTable<Row, Key>
        caption="People, most urgent first"
        columns={columns}
        rows={rows.map((row) => readFragment(teamMember, row))}
        rowKey={({ employee }) => employee.id}
        totalCount={totalCount}
      />
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
        {row.reasons.length > 0 ? row.reasons.join(" ") : "Nothing needs you."}
        {row.action && (
          <Link {...address(row.action.href)} className="link why-action">
            {row.action.label}
          </Link>
        )}
      </span>
    </span>
  );
}

function Days({ days }: { days: number | null }) {
  if (days === null) return <span className="faint">none</span>;
  return <span className="number nowrap">{days === 0 ? "today" : `${days} d`}</span>;
}
