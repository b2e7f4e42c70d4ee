import { useNavigate, useSearch } from "@tanstack/react-router";
import { UserSearch } from "lucide-react";
import { useEffect, useState } from "react";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { usePages } from "../../graphql/use-pages";
import { useViewer } from "../../graphql/viewer";
import { PersonLine } from "../../ui/avatar";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Checkbox } from "../../ui/choices";
import { type Column, DataTable } from "../../ui/data-table";
import { TextField } from "../../ui/field";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState } from "../../ui/states";
import { StatusPill } from "../../ui/status-pill";
import { ListFailure } from "../list/list-failure";
import { BulkBar } from "./bulk-bar";
import type { Cycle } from "./cycle-query";
import { ParticipantFilters, type ParticipantSearch, whereOf } from "./participant-filters";
import { type Asking, ParticipantDialog, ParticipantMenu } from "./participant-menu";

const participantsQuery = graphql(`
  query CycleParticipants($id: ID!, $first: Int!, $after: String, $search: String, $where: ParticipantFilter) {
    reviewCycle(id: $id) {
      id
      participants(first: $first, after: $after, search: $search, where: $where) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          id
          title
          employee { id name }
          manager { id name }
          department { id name }
          selfReview { id state version allowedActions }
          managerReview { id state version allowedActions overallRating reviewer { id name } }
          managerChanges { id choice decidedAt version former { id name } successor { id name } }
        }
      }
    }
  }
`);

type Row = NonNullable<ResultOf<typeof participantsQuery>["reviewCycle"]>["participants"]["nodes"][number];
type Form = NonNullable<Row["selfReview"]>;

export type ParticipantRow = Row;

/** Who takes part, and how far each form is. */
export function Participants({ cycle }: { cycle: Cycle }) {
  const cycleId = cycle.id;
  const launched = cycle.launchedAt !== null;
  const { isHr } = useViewer();
  const shown = useSearch({ from: "/shell/admin/cycles/$cycleId" });
  const { search } = shown;
  const navigate = useNavigate();
  const [text, setText] = useState(search ?? "");
  const [asking, ask] = useState<Asking | null>(null);
  const [chosen, choose] = useState<readonly string[]>([]);
  useEffect(() => {
    if (text === (search ?? "")) return;
    const timer = setTimeout(
      () =>
        void navigate({
          to: "/admin/cycles/$cycleId",
          params: { cycleId },
          search: { ...shown, search: text.trim() || undefined },
          replace: true,
        }),
      250,
    );
    return () => clearTimeout(timer);
  }, [text, search, shown, navigate, cycleId]);
  const filtered = Boolean(search || shown.department || shown.show);
  const show = (value: ParticipantSearch) =>
    void navigate({ to: "/admin/cycles/$cycleId", params: { cycleId }, search: value, replace: true });
  function showAll(): void {
    setText("");
    show({});
  }
  const steers = cycle.allowedActions.includes("STEER");
  const pages = usePages({
    query: participantsQuery,
    variables: { id: cycleId, first: 50, search: search ?? null, where: whereOf(shown) },
    pick: (data) => data.reviewCycle?.participants,
    typenames: ["Participant", "Review", "ReviewCycle"],
    live: true,
  });
  if (pages.error && pages.nodes.length === 0) return <ListFailure error={pages.error} onRetry={pages.retry} />;
  return (
    <Card
      title="People"
      note={pages.loading ? undefined : `${pages.totalCount}${filtered ? " found" : ""}`}
      flush
      actions={
        <TextField
          label="Search people"
          hideLabel
          type="search"
          placeholder="Search people"
          value={text}
          onChange={setText}
        />
      }
    >
      <ParticipantFilters cycleId={cycleId} withForms={launched && isHr} value={shown} onChange={show} />
      {chosen.length > 0 && <BulkBar cycle={cycle} chosen={chosen} onDone={() => choose([])} />}
      {pages.loading ? (
        <SkeletonRows rows={6} pictures />
      ) : pages.nodes.length === 0 ? (
        <EmptyState
          icon={UserSearch}
          title={search ? `Nobody by the name “${search}”` : filtered ? "Nobody is left to show" : "Nobody takes part"}
          actions={filtered && <Button onClick={showAll}>Show everybody</Button>}
        />
      ) : (
        <DataTable
          caption="People in this cycle"
          columns={columnsFor({ withForms: launched && isHr, steers, chosen, choose, ask })}
          rows={pages.nodes}
          rowKey={({ id }) => id}
          totalCount={pages.totalCount}
        />
      )}
      {pages.hasMore && (
        <div className="card-body card-body-only">
          <Button wide onClick={pages.showMore} pending={pages.stale}>
            Show more, {pages.nodes.length} of {pages.totalCount} shown
          </Button>
        </div>
      )}
      {asking && <ParticipantDialog asking={asking} onClose={() => ask(null)} />}
    </Card>
  );
}

interface ColumnChoice {
  withForms: boolean;
  steers: boolean;
  chosen: readonly string[];
  choose: (chosen: readonly string[]) => void;
  ask: (asking: Asking) => void;
}

/** Who runs a cycle without looking after people does not see their forms. */
function columnsFor({ withForms, steers, chosen, choose, ask }: ColumnChoice): readonly Column<Row>[] {
  const people: Column<Row>[] = [
    {
      key: "person",
      header: "Person",
      main: true,
      cell: ({ employee, title }) => <PersonLine name={employee.name} title={title} />,
    },
    {
      key: "department",
      header: "Department",
      deskOnly: true,
      cell: ({ department }) => department?.name ?? <Faint words="none" />,
    },
    {
      key: "manager",
      header: "Manager",
      phone: "line",
      cell: ({ manager }) => manager?.name ?? <Faint words="none" />,
    },
  ];
  const choice: Column<Row> = {
    key: "choose",
    header: "Choose",
    hideHead: true,
    cell: ({ employee: { id, name } }) => (
      <Checkbox
        label={<span className="visually-hidden">Choose {name}</span>}
        isSelected={chosen.includes(id)}
        onChange={(on) => choose(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
      />
    ),
  };
  const all = steers ? [choice, ...people] : people;
  if (!withForms) return all;
  return [
    ...all,
    { key: "self", header: "Self review", phone: "line", cell: ({ selfReview }) => <State form={selfReview} /> },
    {
      key: "review",
      header: "Manager’s review",
      phone: "line",
      cell: ({ managerReview }) => <State form={managerReview} />,
    },
    {
      key: "more",
      header: "Action",
      hideHead: true,
      align: "end",
      phone: "corner",
      cell: (row) => <ParticipantMenu row={row} ask={ask} />,
    },
  ];
}

function Faint({ words }: { words: string }) {
  return <span className="faint">{words}</span>;
}

function State({ form }: { form: { state: Form["state"] } | null }) {
  return form ? <StatusPill status={form.state} plain /> : <Faint words="none" />;
}
