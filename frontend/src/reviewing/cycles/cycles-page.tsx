import { Link, useNavigate } from "@tanstack/react-router";
import { Plus, RefreshCcw, Repeat2 } from "lucide-react";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { usePages } from "../../graphql/use-pages";
import { useViewer } from "../../graphql/viewer";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { type Column, DataTable } from "../../ui/data-table";
import { formatDay } from "../../ui/format";
import { PaceBar } from "../../ui/pace-bar";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState, NoRight } from "../../ui/states";
import { StatusPill } from "../../ui/status-pill";
import { PageHead } from "../../ui/title";
import { showToast } from "../../ui/toast";
import { ListFailure } from "../list/list-failure";
import { stateWords } from "./cycle-words";
import { repeatCycle } from "./steering-moves";
import "./cycles.css";

const cyclesQuery = graphql(`
  query ReviewCycles($first: Int!, $after: String) {
    reviewCycles(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        name
        state
        selfDueOn
        managerDueOn
        signOffDueOn
        period { id name }
        counts { participants selfAssigned selfSubmitted managerAssigned managerSubmitted shared acknowledged }
      }
    }
  }
`);

type Row = ResultOf<typeof cyclesQuery>["reviewCycles"]["nodes"][number];

/** All review cycles, for those who run them. */
export function CyclesPage() {
  const { canRunCycles } = useViewer();
  const pages = usePages({
    query: cyclesQuery,
    variables: { first: 20 },
    pick: (data) => data.reviewCycles,
    typenames: ["ReviewCycle", "Review"],
  });
  if (!canRunCycles) {
    return (
      <Card flush>
        <NoRight actions={<LinkButton to="/reviews">Go to reviews</LinkButton>} />
      </Card>
    );
  }
  const last = pages.nodes[0];
  const create = (
    <LinkButton to="/admin/cycles/new" kind="primary" icon={<Plus className="icon icon-small" />}>
      New cycle
    </LinkButton>
  );
  return (
    <>
      <PageHead title="Review cycles" lede="One round of reviews over a period, from the launch to the last signature.">
        {last && <Repeat cycleId={last.id} />}
        <LinkButton to="/admin/forms">Forms</LinkButton>
        {create}
      </PageHead>
      {pages.error && pages.nodes.length === 0 ? (
        <ListFailure error={pages.error} onRetry={pages.retry} />
      ) : (
        <Card flush>
          {pages.loading ? (
            <SkeletonRows />
          ) : pages.nodes.length === 0 ? (
            <EmptyState icon={RefreshCcw} title="No cycle yet" actions={create}>
              A cycle gives each person a self review and their manager a form, with dates, and shows how far both are.
            </EmptyState>
          ) : (
            <DataTable caption="Review cycles" columns={columns} rows={pages.nodes} rowKey={({ id }) => id} />
          )}
          {pages.hasMore && (
            <div className="card-body card-body-only">
              <Button wide onClick={pages.showMore} pending={pages.stale}>
                Show more
              </Button>
            </div>
          )}
        </Card>
      )}
    </>
  );
}

const columns: readonly Column<Row>[] = [
  {
    key: "name",
    header: "Cycle",
    main: true,
    cell: ({ id, name, period }) => (
      <span>
        <Link className="link strong" to="/admin/cycles/$cycleId" params={{ cycleId: id }}>
          {name}
        </Link>
        <span className="person-title">{period.name}</span>
      </span>
    ),
  },
  {
    key: "state",
    header: "Stage",
    phone: "corner",
    cell: ({ state }) => <StatusPill status={tones[state]} words={stateWords[state]} />,
  },
  {
    key: "people",
    header: "People",
    phone: "line",
    align: "end",
    cell: ({ counts }) => <span className="number">{counts.participants}</span>,
  },
  {
    key: "self",
    header: "Self reviews in",
    cell: ({ counts }) => <Count done={counts.selfSubmitted} of={counts.selfAssigned} what="Self reviews" />,
  },
  {
    key: "manager",
    header: "Managers’ reviews in",
    cell: ({ counts }) => <Count done={counts.managerSubmitted} of={counts.managerAssigned} what="Managers’ reviews" />,
  },
  {
    key: "read",
    header: "Acknowledged",
    cell: ({ counts }) => <Count done={counts.acknowledged} of={counts.managerAssigned} what="Acknowledged" />,
  },
  { key: "end", header: "Ends", phone: "line", cell: ({ signOffDueOn }) => formatDay(signOffDueOn) },
];

/** The next cycle as the last one was, checked at once. */
function Repeat({ cycleId }: { cycleId: string }) {
  const form = useMutationForm(repeatCycle);
  const navigate = useNavigate();
  async function repeat(): Promise<void> {
    const made = await form.send({ input: { cycleId } });
    if (made) await navigate({ to: "/admin/cycles/$cycleId", params: { cycleId: made.cycle.id } });
    else showToast("This could not be repeated. Make a new cycle instead.");
  }
  return (
    <Button icon={<Repeat2 className="icon icon-small" />} pending={form.sending} onClick={() => void repeat()}>
      Same as last time
    </Button>
  );
}

const tones: Record<Row["state"], string> = {
  DRAFT: "DRAFT",
  CHECKED: "PROPOSED",
  NOMINATION: "OPEN",
  COLLECTING: "OPEN",
  MANAGER_REVIEW: "OPEN",
  CALIBRATION: "OPEN",
  SHARING: "OPEN",
  SIGN_OFF: "OPEN",
  CLOSED: "CLOSED",
  ARCHIVED: "ARCHIVED",
  CANCELLED: "CANCELLED",
};

function Count({ done, of, what }: { done: number; of: number; what: string }) {
  if (of === 0) return <span className="faint">none yet</span>;
  return (
    <span className="cycle-count">
      <PaceBar done={done / of} label={what} />
      <span className="tiny muted number">
        {done} of {of}
      </span>
    </span>
  );
}
