import { CalendarRange, Plus } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql, type ResultOf } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { useViewer } from "../graphql/viewer";
import { Button } from "../ui/button";
import { type Column, DataTable } from "../ui/data-table";
import { formatDay } from "../ui/format";
import { SkeletonRows } from "../ui/skeleton";
import { EmptyState, ErrorState } from "../ui/states";
import { StatusPill } from "../ui/status-pill";
import { PageHead } from "../ui/title";
import { showToast } from "../ui/toast";
import { ClosePeriodDialog } from "./close-period-dialog";
import { CreatePeriodDialog } from "./create-period-dialog";
import "./goal-page.css";
import "./planning.css";

const periodsQuery = graphql(`
  query Periods {
    currentPeriod { id }
    periods { id name startsOn endsOn state version allowedActions }
  }
`);

const openPeriod = graphql(`
  mutation OpenPeriod($input: OpenPeriodInput!) {
    openPeriod(input: $input) {
      __typename
      ... on OpenPeriodPayload { period { id state version allowedActions } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

type Period = ResultOf<typeof periodsQuery>["periods"][number];

/** The half-years and quarters that goals are set for: drafted, opened, closed. */
export function PeriodsPage() {
  const { isHr, canAdminister } = useViewer();
  const [creating, create] = useState(false);
  const [closing, close] = useState<Period | null>(null);
  const [{ data, error, stale }, retry] = useQuery({ query: periodsQuery, context: typenames });
  const may = isHr || canAdminister;
  const current = data?.currentPeriod?.id;
  return (
    <>
      <PageHead
        title="Periods"
        lede="Goals are set for a period; only an open one takes new goals."
        crumbs={[{ label: "Goals", to: "/goals" }]}
      >
        {may && (
          <Button kind="primary" icon={<Plus className="icon" />} onClick={() => create(true)}>
            New period
          </Button>
        )}
      </PageHead>
      <section className="card" aria-label="Periods">
        {!data && !error && <SkeletonRows rows={3} />}
        {!data && error && (
          <div className="card-body card-body-only">
            <ErrorState
              title="The periods could not be loaded."
              code={describeFailure(error).code}
              onRetry={() => retry()}
              retrying={stale}
            >
              {describeFailure(error).next}
            </ErrorState>
          </div>
        )}
        {data?.periods.length === 0 && (
          <EmptyState
            icon={CalendarRange}
            title="There is no period yet"
            actions={
              may && (
                <Button kind="primary" onClick={() => create(true)}>
                  New period
                </Button>
              )
            }
          >
            A period is the time goals are set for, such as a half-year. HR opens the first one.
          </EmptyState>
        )}
        {data && data.periods.length > 0 && (
          <DataTable<Period, string>
            caption="Periods"
            columns={columnsFor(current, close)}
            rows={data.periods}
            rowKey={({ id }) => id}
          />
        )}
      </section>
      <CreatePeriodDialog isOpen={creating} onClose={() => create(false)} />
      {closing && <ClosePeriodDialog period={closing} onClose={() => close(null)} />}
    </>
  );
}

const typenames = { additionalTypenames: ["Period"] };

function columnsFor(current: string | undefined, close: (period: Period) => void): readonly Column<Period>[] {
  return [
    {
      key: "name",
      header: "Period",
      main: true,
      cell: ({ id, name }) => (
        <span className="strong">
          {name} {id === current && <span className="faint">now</span>}
        </span>
      ),
    },
    {
      key: "days",
      header: "Days",
      bare: true,
      phone: "line",
      cell: ({ startsOn, endsOn }) => `${formatDay(startsOn, { year: true })} – ${formatDay(endsOn, { year: true })}`,
    },
    {
      key: "state",
      header: "State",
      bare: true,
      phone: "line",
      cell: ({ state }) => <StatusPill status={state} plain />,
    },
    {
      key: "actions",
      header: "What to do",
      hideHead: true,
      align: "end",
      bare: true,
      cell: (period) => (
        <>
          {period.allowedActions.includes("OPEN") && <OpenButton period={period} />}
          {period.allowedActions.includes("CLOSE") && (
            <Button size="small" onClick={() => close(period)}>
              Close<span className="visually-hidden"> {period.name}</span>
            </Button>
          )}
        </>
      ),
    },
  ];
}

function OpenButton({ period }: { period: Period }) {
  const form = useMutationForm(openPeriod);
  async function open(): Promise<void> {
    const opened = await form.send({ input: { id: period.id, version: period.version } });
    if (opened) showToast(`${period.name} is open; goals can be set.`);
  }
  const refusal = Object.values(form.errors).flat().join(" ");
  return (
    <>
      <Button size="small" pending={form.sending} onClick={() => void open()}>
        Open<span className="visually-hidden"> {period.name}</span>
      </Button>
      {refusal && (
        <p role="alert" className="field-error">
          {refusal}
        </p>
      )}
    </>
  );
}
