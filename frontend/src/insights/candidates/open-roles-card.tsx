import { Link } from "@tanstack/react-router";
import { DoorOpen } from "lucide-react";
import { Card } from "../../ui/card";
import { type Column, DataTable } from "../../ui/data-table";
import { Day } from "../../ui/moment";
import { EmptyState } from "../../ui/states";
import { TableExport } from "../../ui/table-export";
import { Freshness } from "../freshness";
import type { OpenRole } from "./candidates-query";

type Key = "role" | "by" | "now" | "year" | "nearest";

const columns: readonly Column<OpenRole, Key>[] = [
  {
    key: "role",
    header: "Open role",
    main: true,
    cell: ({ vacancy: { roleProfile, department } }) => (
      <Link to="/insights/candidates" search={{ role: [roleProfile.id] }} className="link strong small">
        {roleProfile.name} <span className="muted">· {department.name}</span>
      </Link>
    ),
  },
  { key: "by", header: "By", align: "end", phone: "line", cell: ({ vacancy }) => <Day value={vacancy.wantedBy} /> },
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

/** The roles that somebody is wanted for, and who inside could take them on. */
export function OpenRolesCard({ roles }: { roles: readonly OpenRole[] }) {
  const [first] = roles;
  const rows = roles.map(({ vacancy, now, oneYear, nearest }) => [
    vacancy.roleProfile.name,
    vacancy.department.name,
    vacancy.wantedBy,
    vacancy.placesLeft,
    now,
    oneYear,
    nearest.map(({ employee }) => employee.name).join(", "),
  ]);
  const heads = ["Role", "Department", "By", "Places left", "Now", "Within a year", "Nearest"];
  return (
    <Card
      title="Inside candidates for open roles"
      flush
      actions={
        <>
          <Link to="/people/open-roles" className="link small">
            All open roles
          </Link>
          {first && <TableExport name="open-roles" columns={heads} rows={rows} />}
        </>
      }
    >
      {first ? (
        <>
          <DataTable<OpenRole, Key>
            caption="Open roles"
            columns={columns}
            rows={roles}
            rowKey={({ vacancy }) => vacancy.id}
          />
          <p className="tiny muted card-body">
            <Freshness fresh={first.fresh} />
          </p>
        </>
      ) : (
        <EmptyState icon={DoorOpen} title="No role is open" level={3}>
          HR says under Open roles for which roles somebody is wanted.
        </EmptyState>
      )}
    </Card>
  );
}
