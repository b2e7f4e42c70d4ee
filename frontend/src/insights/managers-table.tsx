import { Link } from "@tanstack/react-router";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../graphql/graphql";
import { PersonLine } from "../ui/avatar";
import { Card } from "../ui/card";
import { type Column, DataTable } from "../ui/data-table";

export const managerRow = graphql(`
  fragment ManagerRow on ManagerRow {
    employee { id name title }
    people
    goalsOffTrack
    feedbackCoverage { done of }
    reviewsDone
    reviewsOf
  }
`);

type Row = ResultOf<typeof managerRow>;
type Key = "manager" | "people" | "off" | "feedback" | "reviews";

const columns: readonly Column<Row, Key>[] = [
  {
    key: "manager",
    header: "Manager",
    main: true,
    cell: ({ employee }) => (
      <Link to="/people/$employeeId" params={{ employeeId: employee.id }} className="person-link">
        <PersonLine name={employee.name} title={employee.title} />
      </Link>
    ),
  },
  {
    key: "people",
    header: "People",
    phone: "line",
    align: "end",
    cell: ({ people }) => <span className="number">{people}</span>,
  },
  {
    key: "off",
    header: "Goals off track",
    phone: "line",
    align: "end",
    cell: ({ goalsOffTrack }) => <span className="number">{goalsOffTrack}</span>,
  },
  {
    key: "feedback",
    header: "Had feedback, 30 days",
    phone: "line",
    align: "end",
    cell: ({ feedbackCoverage: { done, of } }) => <span className="number">{`${done} of ${of}`}</span>,
  },
  {
    key: "reviews",
    header: "Reviews handed in",
    phone: "line",
    align: "end",
    cell: ({ reviewsDone, reviewsOf }) => (
      <span className="number">{reviewsOf ? `${reviewsDone} of ${reviewsOf}` : "–"}</span>
    ),
  },
];

/** For those above managers: which team drifts, and is its manager there? */
export function ManagersTable({ rows }: { rows: readonly FragmentOf<typeof managerRow>[] }) {
  return (
    <Card title="Managers" note="one row each, everybody below them counted" flush>
      <DataTable<Row, Key>
        caption="Managers"
        columns={columns}
        rows={rows.map((row) => readFragment(managerRow, row))}
        rowKey={({ employee }) => employee.id}
      />
    </Card>
  );
}
