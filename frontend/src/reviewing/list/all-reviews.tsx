import { useNavigate, useSearch } from "@tanstack/react-router";
import { FileSearch } from "lucide-react";
import { useQuery } from "urql";
import { graphql, type ResultOf, type VariablesOf } from "../../graphql/graphql";
import { usePages } from "../../graphql/use-pages";
import { PersonLine } from "../../ui/avatar";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { type Column, DataTable } from "../../ui/data-table";
import { SelectField } from "../../ui/field";
import { formatDay, formatNumber } from "../../ui/format";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState } from "../../ui/states";
import { statusLook } from "../../ui/status";
import { StatusPill } from "../../ui/status-pill";
import { formWords, isWithoutName } from "../form-words";
import { ListFailure } from "./list-failure";

const allQuery = graphql(`
  query AllReviews($first: Int!, $after: String, $where: ReviewFilter) {
    reviews(first: $first, after: $after, where: $where) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        direction
        state
        dueOn
        reviewer { id name }
        reviewee { id name title }
        cycle { id name }
      }
    }
  }
`);

const cyclesQuery = graphql(`
  query CyclesToFilter {
    reviewCycles(first: 50) { nodes { id name } }
  }
`);

type Row = ResultOf<typeof allQuery>["reviews"]["nodes"][number];
type Filter = NonNullable<VariablesOf<typeof allQuery>["where"]>;

const states = [
  "ASSIGNED",
  "IN_PROGRESS",
  "SUBMITTED",
  "LOCKED",
  "SHARED",
  "ACKNOWLEDGED",
  "SIGNED",
  "NOT_SIGNED",
  "SKIPPED",
] as const;
const any = { value: "ANY", label: "Any" };
const chosen = (value: string) => (value === any.value ? undefined : value);

/** Every form one may know of, for HR: with filters in the address. */
export function AllReviews() {
  const search = useSearch({ from: "/shell/reviews" });
  const navigate = useNavigate();
  const [{ data }] = useQuery({ query: cyclesQuery });
  const state = states.find((one) => one === search.state);
  const where: Filter = {
    scope: "ALL",
    ...(search.cycle ? { cycleId: search.cycle } : {}),
    ...(state ? { state: [state] } : {}),
    ...(search.direction ? { direction: search.direction } : {}),
  };
  const pages = usePages({
    query: allQuery,
    variables: { first: 50, where },
    pick: (found) => found.reviews,
    typenames: ["Review"],
  });
  const change = (part: Partial<typeof search>) =>
    void navigate({ to: "/reviews", search: { ...search, ...part }, replace: true });
  const filtered = search.cycle || state || search.direction;

  return (
    <Card title="All reviews" note={pages.loading ? undefined : `${formatNumber(pages.totalCount)} forms`} flush>
      <div className="filters">
        <SelectField
          label="Cycle"
          value={search.cycle ?? any.value}
          onChange={(cycle) => change({ cycle: chosen(cycle) })}
          options={[any, ...(data?.reviewCycles.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <SelectField
          label="Form"
          value={search.direction ?? any.value}
          onChange={(direction) => change({ direction: chosen(direction) as "SELF" | undefined })}
          options={[any, ...Object.entries(formWords).map(([value, label]) => ({ value, label }))]}
        />
        <SelectField
          label="State"
          value={state ?? any.value}
          onChange={(next) => change({ state: chosen(next) })}
          options={[any, ...states.map((value) => ({ value, label: statusLook(value).word }))]}
        />
      </div>
      {pages.error && pages.nodes.length === 0 ? (
        <ListFailure error={pages.error} onRetry={pages.retry} />
      ) : pages.loading ? (
        <SkeletonRows rows={6} pictures />
      ) : pages.nodes.length === 0 ? (
        <EmptyState
          icon={FileSearch}
          title={filtered ? "No form fits these filters" : "No forms yet"}
          actions={
            filtered ? (
              <Button onClick={() => change({ cycle: undefined, state: undefined, direction: undefined })}>
                Remove the filters
              </Button>
            ) : (
              <LinkButton to="/admin/cycles">Go to review cycles</LinkButton>
            )
          }
        >
          {filtered ? "Choose another state, form or cycle." : "A launched cycle gives out the forms."}
        </EmptyState>
      ) : (
        <DataTable
          caption="All reviews"
          columns={columns}
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
    </Card>
  );
}

const columns: readonly Column<Row>[] = [
  {
    key: "person",
    header: "Person",
    main: true,
    cell: ({ reviewee }) => <PersonLine name={reviewee.name} title={reviewee.title} />,
  },
  {
    key: "form",
    header: "Form",
    bare: true,
    cell: ({ direction, reviewer }) =>
      direction === "SELF"
        ? "Self review"
        : `${isWithoutName(direction) ? formWords[direction] : "Review"}: ${reviewer.name}`,
  },
  { key: "cycle", header: "Cycle", bare: true, phone: "line", cell: ({ cycle }) => cycle.name },
  { key: "due", header: "Due", phone: "line", cell: ({ dueOn }) => formatDay(dueOn) },
  {
    key: "state",
    header: "State",
    bare: true,
    phone: "line",
    cell: ({ state }) => <StatusPill status={state} plain />,
  },
  {
    key: "open",
    header: "Action",
    align: "end",
    phone: "corner",
    cell: ({ id, cycle, reviewee, direction }) => (
      <LinkButton
        size="small"
        kind="ghost"
        to="/reviews/$cycleId/$reviewId/{-$step}"
        params={{ cycleId: cycle.id, reviewId: id, step: undefined }}
        label={`Open the ${direction === "SELF" ? "self review" : "review"} of ${reviewee.name}`}
      >
        Open
      </LinkButton>
    ),
  },
];
