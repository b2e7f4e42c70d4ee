import { useNavigate, useSearch } from "@tanstack/react-router";
import { UserSearch } from "lucide-react";
import { useEffect, useState } from "react";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { usePages } from "../../graphql/use-pages";
import { useViewer } from "../../graphql/viewer";
import { PersonLine } from "../../ui/avatar";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { type Column, DataTable } from "../../ui/data-table";
import { TextField } from "../../ui/field";
import { Menu } from "../../ui/menu";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState } from "../../ui/states";
import { StatusPill } from "../../ui/status-pill";
import { ListFailure } from "../list/list-failure";
import { SkipForm } from "../read/review-moves";

const participantsQuery = graphql(`
  query CycleParticipants($id: ID!, $first: Int!, $after: String, $search: String) {
    reviewCycle(id: $id) {
      id
      participants(first: $first, after: $after, search: $search) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          id
          title
          employee { id name }
          manager { id name }
          department { id name }
          selfReview { id state version allowedActions }
          managerReview { id state version allowedActions overallRating }
        }
      }
    }
  }
`);

type Row = NonNullable<ResultOf<typeof participantsQuery>["reviewCycle"]>["participants"]["nodes"][number];
type Form = NonNullable<Row["selfReview"]>;

interface Skipping {
  form: Form;
  who: string;
}

/** Who takes part, and how far each form is. */
export function Participants({ cycleId, launched }: { cycleId: string; launched: boolean }) {
  const { isHr } = useViewer();
  const { search } = useSearch({ from: "/shell/admin/cycles/$cycleId" });
  const navigate = useNavigate();
  const [text, setText] = useState(search ?? "");
  const [skipping, skip] = useState<Skipping | null>(null);
  useEffect(() => {
    if (text === (search ?? "")) return;
    const timer = setTimeout(
      () =>
        void navigate({
          to: "/admin/cycles/$cycleId",
          params: { cycleId },
          search: { search: text.trim() || undefined },
          replace: true,
        }),
      250,
    );
    return () => clearTimeout(timer);
  }, [text, search, navigate, cycleId]);
  const pages = usePages({
    query: participantsQuery,
    variables: { id: cycleId, first: 50, search: search ?? null },
    pick: (data) => data.reviewCycle?.participants,
    typenames: ["Participant", "Review", "ReviewCycle"],
    live: true,
  });
  if (pages.error && pages.nodes.length === 0) return <ListFailure error={pages.error} onRetry={pages.retry} />;
  return (
    <Card
      title="People"
      note={pages.loading ? undefined : `${pages.totalCount}${search ? " found" : ""}`}
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
      {pages.loading ? (
        <SkeletonRows rows={6} pictures />
      ) : pages.nodes.length === 0 ? (
        <EmptyState
          icon={UserSearch}
          title={search ? `Nobody by the name “${search}”` : "Nobody takes part"}
          actions={search && <Button onClick={() => setText("")}>Show everybody</Button>}
        />
      ) : (
        <DataTable
          caption="People in this cycle"
          columns={columnsFor(launched && isHr, skip)}
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
      {skipping && (
        <SkipForm
          reviewId={skipping.form.id}
          version={skipping.form.version}
          who={skipping.who}
          onClose={() => skip(null)}
        />
      )}
    </Card>
  );
}

/** Who runs a cycle without looking after people does not see their forms. */
function columnsFor(withForms: boolean, skip: (skipping: Skipping) => void): readonly Column<Row>[] {
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
  if (!withForms) return people;
  return [
    ...people,
    { key: "self", header: "Self review", phone: "line", cell: ({ selfReview }) => <State form={selfReview} /> },
    {
      key: "review",
      header: "Manager’s review",
      phone: "line",
      cell: ({ managerReview }) => <State form={managerReview} />,
    },
    { key: "more", header: "Action", align: "end", phone: "corner", cell: (row) => <More row={row} skip={skip} /> },
  ];
}

function Faint({ words }: { words: string }) {
  return <span className="faint">{words}</span>;
}

function State({ form }: { form: { state: Form["state"] } | null }) {
  return form ? <StatusPill status={form.state} plain /> : <Faint words="none" />;
}

function More({ row, skip }: { row: Row; skip: (skipping: Skipping) => void }) {
  const { employee, selfReview, managerReview } = row;
  const items = [
    { form: selfReview, label: "Skip the self review" },
    { form: managerReview, label: "Skip the manager’s review" },
  ].flatMap(({ form, label }) =>
    form?.allowedActions.includes("SKIP")
      ? [{ id: form.id, label, run: () => skip({ form, who: employee.name }) }]
      : [],
  );
  if (items.length === 0) return null;
  return <Menu kind="ghost" size="small" text="Skip" label={`Skip a form of ${employee.name}`} items={items} />;
}
