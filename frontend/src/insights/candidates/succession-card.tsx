import { Link } from "@tanstack/react-router";
import { Card } from "../../ui/card";
import { type Column, DataTable } from "../../ui/data-table";
import { TableExport } from "../../ui/table-export";
import { Freshness } from "../freshness";
import type { Position } from "./candidates-query";

type Key = "holder" | "now" | "year" | "nearest";

const columns: readonly Column<Position, Key>[] = [
  {
    key: "holder",
    header: "Position",
    main: true,
    cell: ({ holder, role }) => (
      <Link to="/insights/candidates" search={{ role: [role.id] }} className="link strong small">
        {role.name} <span className="muted">· {holder.name}</span>
      </Link>
    ),
  },
  {
    key: "now",
    header: "Ready now",
    align: "end",
    phone: "line",
    cell: ({ now }) => <span className="number">{now}</span>,
  },
  {
    key: "year",
    header: "Within a year",
    align: "end",
    phone: "line",
    cell: ({ oneYear }) => <span className="number">{oneYear}</span>,
  },
  {
    key: "nearest",
    header: "Nearest",
    cell: ({ nearest }) => (
      <span className="small">{nearest.map(({ employee }) => employee.name).join(", ") || "Nobody known"}</span>
    ),
  },
];

/** Who could follow those who report to one and lead others. */
export function SuccessionCard({ positions }: { positions: readonly Position[] }) {
  const [first] = positions;
  if (!first) return null;
  const rows = positions.map(({ holder, role, now, oneYear, nearest }) => [
    holder.name,
    role.name,
    now,
    oneYear,
    nearest.map(({ employee }) => employee.name).join(", "),
  ]);
  return (
    <Card
      title="Succession"
      note="who could follow your direct reports who lead"
      flush
      actions={
        <TableExport name="succession" columns={["Holder", "Role", "Now", "Within a year", "Nearest"]} rows={rows} />
      }
    >
      <DataTable<Position, Key>
        caption="Succession"
        columns={columns}
        rows={positions}
        rowKey={({ holder }) => holder.id}
      />
      <p className="tiny muted card-body">
        <Freshness fresh={first.fresh} />
      </p>
    </Card>
  );
}
