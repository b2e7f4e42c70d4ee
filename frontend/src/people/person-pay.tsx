import { Banknote } from "lucide-react";
import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql, type ResultOf } from "../graphql/graphql";
import { Card } from "../ui/card";
import { type Column, DataTable } from "../ui/data-table";
import { formatPercent } from "../ui/format";
import { Day, Money } from "../ui/moment";
import { SkeletonRows } from "../ui/skeleton";
import { EmptyState, ErrorState } from "../ui/states";
import { sourceWord } from "./person-list";

const payQuery = graphql(`
  query PersonPay($id: ID!) {
    employee(id: $id) {
      id
      payHistory { validFrom source amount { amount currency } }
    }
  }
`);

type Pay = NonNullable<ResultOf<typeof payQuery>["employee"]>["payHistory"][number];
type Row = Pay & { change: number | null };

/** How much each pay is above the one before, as a share; null where the currency changed or there was none. */
export function withChanges(history: readonly Pay[]): Row[] {
  return history.map((pay, at) => {
    const before = history[at + 1];
    const comparable = before && before.amount.currency === pay.amount.currency && Number(before.amount.amount) > 0;
    return { ...pay, change: comparable ? Number(pay.amount.amount) / Number(before.amount.amount) - 1 : null };
  });
}

const columns: readonly Column<Row>[] = [
  { key: "from", header: "From", main: true, cell: ({ validFrom }) => <Day value={validFrom} /> },
  { key: "amount", header: "A year", align: "end", cell: ({ amount }) => <Money value={amount} /> },
  {
    key: "change",
    header: "Change",
    align: "end",
    cell: ({ change }) =>
      change === null ? (
        <span className="faint">first known</span>
      ) : (
        <span className="number">
          {change >= 0 ? "+" : ""}
          {formatPercent(change, 1)}
        </span>
      ),
  },
  { key: "source", header: "Where it comes from", cell: ({ source }) => sourceWord(source) },
];

/** Yearly pay over time, for those the server lets see it. */
export function PersonPay({ id, name }: { id: string; name: string }) {
  const [{ data, error, stale }, retry] = useQuery({ query: payQuery, variables: { id } });
  const history = data?.employee?.payHistory;
  return (
    <Card title="Pay history" note="Yearly, newest first" flush>
      {history && history.length > 0 && (
        <DataTable
          caption={`Pay of ${name}`}
          columns={columns}
          rows={withChanges(history)}
          rowKey={({ validFrom, amount }) => `${validFrom} ${amount.amount}`}
        />
      )}
      {history?.length === 0 && (
        <EmptyState icon={Banknote} title="No pay is recorded" level={3}>
          Pay arrives with an import of people or a raise.
        </EmptyState>
      )}
      {!data && !error && <SkeletonRows rows={3} />}
      {!data && error && (
        <div className="card-body">
          <ErrorState
            title="The pay could not be loaded."
            code={describeFailure(error).code}
            onRetry={() => retry()}
            retrying={stale}
          >
            {describeFailure(error).next}
          </ErrorState>
        </div>
      )}
    </Card>
  );
}
