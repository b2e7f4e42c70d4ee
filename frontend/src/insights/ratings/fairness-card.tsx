import { useNavigate } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Card } from "../../ui/card";
import { type Column, DataTable } from "../../ui/data-table";
import { formatNumber, formatPercent } from "../../ui/format";
import { Segmented } from "../../ui/segmented";
import { SkeletonRows } from "../../ui/skeleton";
import { StatusPill } from "../../ui/status-pill";
import { TableExport } from "../../ui/table-export";
import { Freshness } from "../freshness";
import { ratingsRoute } from "../routes";
import { type Audit, fairnessQuery } from "./ratings-query";

type Row = Audit["compared"][number];
const ratioOf = (ratio: number | null) =>
  ratio === null ? "–" : formatNumber(ratio, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const chance = (p: number) => (p < 0.001 ? "< 0.001" : formatNumber(p, { maximumFractionDigits: 3 }));

const columns: readonly Column<Row>[] = [
  {
    key: "group",
    header: "Group",
    main: true,
    cell: ({ group, attribute }) => (
      <span className="small">
        <span className="strong">{group}</span> <span className="muted">· {attribute}</span>
      </span>
    ),
  },
  {
    key: "chosen",
    header: "Chosen",
    align: "end",
    phone: "line",
    cell: ({ chosen, people }) => <span className="number">{`${chosen} of ${people}`}</span>,
  },
  {
    key: "others",
    header: "All others",
    align: "end",
    phone: "line",
    cell: ({ othersChosen, others }) => <span className="number">{`${othersChosen} of ${others}`}</span>,
  },
  {
    key: "ratio",
    header: "Ratio",
    align: "end",
    phone: "line",
    cell: ({ ratio }) => <span className="number strong">{ratioOf(ratio)}</span>,
  },
  {
    key: "chance",
    header: "By chance (Holm)",
    align: "end",
    phone: "line",
    cell: ({ adjusted }) => <span className="number">{chance(adjusted)}</span>,
  },
  {
    key: "detectable",
    header: "Would be seen from",
    align: "end",
    phone: "line",
    cell: ({ detectable }) => <span className="number">{formatPercent(detectable)}</span>,
  },
  {
    key: "words",
    header: "What it says",
    cell: ({ words, flagged }) =>
      flagged ? (
        <span className="small">
          <StatusPill status="warn" words="Flag" /> {words.replace("Flag: ", "")}
        </span>
      ) : (
        <span className="small muted">{words}</span>
      ),
  },
];

/** Whether groups are rated or rewarded alike: flags for a closer look, never a proof. */
export function FairnessCard({ cycle }: { cycle: string }) {
  const search = ratingsRoute.useSearch();
  const navigate = useNavigate();
  const subject = search.audit ?? "RATINGS";
  const [{ data, fetching }] = useQuery({ query: fairnessQuery, variables: { subject, cycle } });
  const audit = data?.viewer.fairness;
  return (
    <Card
      title="Are groups treated alike?"
      actions={
        <>
          <Segmented
            label="Look at"
            value={subject}
            onChange={(value) =>
              void navigate({
                to: "/insights/ratings",
                search: { ...search, audit: value === "REWARDS" ? value : undefined },
                resetScroll: false,
              })
            }
            options={[
              { value: "RATINGS", label: "Ratings" },
              { value: "REWARDS", label: "Rewards" },
            ]}
          />
          {audit && <Export audit={audit} />}
        </>
      }
      flush
    >
      {!audit && fetching && <SkeletonRows rows={5} />}
      {audit && (
        <>
          <p className="card-body small">
            {audit.sentence} Chosen: {audit.what}. Each group is set beside all others by Fisher’s exact test, corrected
            for looking at many; groups of fewer than {audit.smallest} are not looked at.{" "}
            <Freshness fresh={audit.fresh} />
          </p>
          {audit.compared.length > 0 && (
            <DataTable
              caption="Groups beside all others"
              columns={columns}
              rows={audit.compared}
              rowKey={({ attribute, group }) => attribute + group}
            />
          )}
        </>
      )}
    </Card>
  );
}

function Export({ audit: { compared } }: { audit: Audit }) {
  return (
    <TableExport
      name="fairness"
      columns={["Attribute", "Group", "Chosen", "People", "Others chosen", "Others", "Ratio", "Adjusted p", "Words"]}
      rows={compared.map((it) => [
        it.attribute,
        it.group,
        it.chosen,
        it.people,
        it.othersChosen,
        it.others,
        it.ratio,
        it.adjusted,
        it.words,
      ])}
    />
  );
}
