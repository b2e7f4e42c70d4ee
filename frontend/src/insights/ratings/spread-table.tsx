import { Card } from "../../ui/card";
import { type Column, DataTable } from "../../ui/data-table";
import { formatNumber } from "../../ui/format";
import { TableExport } from "../../ui/table-export";
import type { Ratings } from "./ratings-query";

type Spread = Ratings["whole"];
const mean = (share: number) => Math.round(share * 100);

/** Group by group: how many, the mean, and how many at each step. */
export function SpreadTable({ ratings: { groups, whole, steps, hidden, smallest } }: { ratings: Ratings }) {
  const columns: Column<Spread>[] = [
    { key: "name", header: "Group", main: true, cell: ({ name }) => <span className="strong small">{name}</span> },
    {
      key: "people",
      header: "Ratings",
      align: "end",
      phone: "line",
      cell: ({ people }) => <span className="number">{formatNumber(people)}</span>,
    },
    {
      key: "mean",
      header: "Mean of 100",
      align: "end",
      phone: "line",
      cell: ({ share }) => <span className="number strong">{mean(share)}</span>,
    },
    ...steps.map((label, at) => ({
      key: `step-${at}`,
      header: label,
      align: "end" as const,
      phone: "line" as const,
      cell: ({ counts }: Spread) => <span className="number">{counts[at]}</span>,
    })),
  ];
  const rows = [...groups, whole];
  return (
    <Card
      title="Group by group"
      note={hidden > 0 ? `${hidden} groups of fewer than ${smallest}, or that would tell of those, are not told` : ""}
      flush
      actions={
        <TableExport
          name="ratings"
          columns={["Group", "Ratings", "Mean of 100", ...steps]}
          rows={rows.map(({ name, people, share, counts }) => [name, people, mean(share), ...counts])}
        />
      }
    >
      <DataTable caption="Ratings by group" columns={columns} rows={rows} rowKey={({ name }) => name} />
    </Card>
  );
}
