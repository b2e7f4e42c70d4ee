import { Link, useNavigate } from "@tanstack/react-router";
import { DoorOpen, FileUp, UserPlus, Users } from "lucide-react";
import { useCallback, useState } from "react";
import { describeFailure } from "../graphql/failure";
import { graphql, type ResultOf } from "../graphql/graphql";
import { type Pages, usePages } from "../graphql/use-pages";
import { useViewer } from "../graphql/viewer";
import { PersonLine } from "../ui/avatar";
import { Button, LinkButton } from "../ui/button";
import { Chip } from "../ui/chip";
import { type Column, DataTable } from "../ui/data-table";
import { formatNumber } from "../ui/format";
import { Day } from "../ui/moment";
import { MoreRows } from "../ui/more-rows";
import { SkeletonRows } from "../ui/skeleton";
import { EmptyState, ErrorState } from "../ui/states";
import { PageHead } from "../ui/title";
import { useIsPhone } from "../ui/use-is-phone";
import { AddPersonDialog } from "./add-person-dialog";
import { PeopleFilters } from "./people-filters";
import { countFilters, graphOrders, type PeopleSearch, peopleFilter } from "./people-search";
import { peopleRoute } from "./routes";
import "./people.css";

export const directoryQuery = graphql(`
  query Directory($first: Int!, $after: String, $where: EmployeeFilter, $order: EmployeeOrder!) {
    employees(first: $first, after: $after, where: $where, order: $order) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        name
        title
        level
        location
        status
        hiredOn
        department { id name }
        manager { id name }
      }
    }
  }
`);

type Person = ResultOf<typeof directoryQuery>["employees"]["nodes"][number];
type Key = "name" | "department" | "manager" | "location" | "level" | "hired";

/** Everybody who works here: found by name, narrowed by department, manager, state and level. */
export function PeoplePage() {
  const search = peopleRoute.useSearch();
  const navigate = useNavigate({ from: "/people" });
  const { isHr } = useViewer();
  const [adding, add] = useState(false);
  const pages = usePages({
    query: directoryQuery,
    variables: { first: 50, where: peopleFilter(search), order: graphOrders[search.order ?? "name"] },
    pick: (data) => data.employees,
    typenames: ["Employee"],
  });
  const change = useCallback(
    (part: PeopleSearch) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true }),
    [navigate],
  );

  return (
    <>
      <PageHead title="People" lede={<Lede pages={pages} search={search} />}>
        <Actions onAdd={isHr ? () => add(true) : undefined} />
      </PageHead>
      <div className="stack">
        <PeopleFilters search={search} onChange={change} />
        <section className="card" aria-label="Directory" aria-busy={pages.stale}>
          <Directory pages={pages} search={search} onAdd={isHr ? () => add(true) : undefined} onChange={change} />
        </section>
      </div>
      {adding && <AddPersonDialog onClose={() => add(false)} />}
    </>
  );
}

function Actions({ onAdd }: { onAdd?: () => void }) {
  const { canImport } = useViewer();
  return (
    <div className="button-group">
      <LinkButton to="/people/open-roles" icon={<DoorOpen className="icon" />}>
        Open roles
      </LinkButton>
      {canImport && (
        <LinkButton to="/people/import" icon={<FileUp className="icon" />}>
          Import
        </LinkButton>
      )}
      {onAdd && (
        <Button kind="primary" icon={<UserPlus className="icon" />} onClick={onAdd}>
          Add person
        </Button>
      )}
    </div>
  );
}

function Lede({ pages, search }: { pages: Pages<Person>; search: PeopleSearch }) {
  if (pages.loading || pages.error) return <>&nbsp;</>;
  const people = pages.totalCount === 1 ? "One person" : `${formatNumber(pages.totalCount)} people`;
  const narrowed = search.q !== undefined || countFilters(search) > 0;
  return (
    <span role="status">
      {people}
      {narrowed ? " found" : ""}.
    </span>
  );
}

interface DirectoryProps {
  pages: Pages<Person>;
  search: PeopleSearch;
  onAdd?: () => void;
  onChange: (part: PeopleSearch) => void;
}

function Directory({ pages, search, onAdd, onChange }: DirectoryProps) {
  const phone = useIsPhone();
  if (pages.loading) return <SkeletonRows rows={8} pictures />;
  if (pages.error && pages.nodes.length === 0) {
    const { next, code } = describeFailure(pages.error);
    return (
      <div className="card-body card-body-only">
        <ErrorState title="The directory could not be loaded." code={code} onRetry={pages.retry} retrying={pages.stale}>
          {next}
        </ErrorState>
      </div>
    );
  }
  if (pages.nodes.length === 0) return <Nobody search={search} onAdd={onAdd} onChange={onChange} />;
  return (
    <>
      <DataTable<Person, Key>
        caption="People"
        columns={phone ? columns.filter(({ key }) => onPhone.has(key)) : columns}
        rows={pages.nodes}
        rowKey={({ id }) => id}
        totalCount={pages.totalCount}
      />
      {pages.hasMore && (
        <MoreRows
          shown={pages.nodes.length}
          total={pages.totalCount}
          of="people"
          onMore={pages.showMore}
          pending={pages.stale}
        />
      )}
    </>
  );
}

function Nobody({ search, onAdd, onChange }: Omit<DirectoryProps, "pages">) {
  if (search.q || countFilters(search) > 0) {
    const clear = () =>
      onChange({ q: undefined, department: undefined, manager: undefined, status: undefined, level: undefined });
    return (
      <EmptyState
        icon={Users}
        title={search.q ? `Nobody fits “${search.q}”` : "Nobody fits these filters"}
        actions={<Button onClick={clear}>Show everybody</Button>}
      >
        Names are found by how their words begin, e-mail addresses by their beginning.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Users} title="Nobody is here yet" actions={<Actions onAdd={onAdd} />}>
      Import a file or add one person; goals, feedback and reviews begin with them.
    </EmptyState>
  );
}

const onPhone: ReadonlySet<Key> = new Set(["name", "department", "manager"]);

const columns: readonly Column<Person, Key>[] = [
  {
    key: "name",
    header: "Name",
    main: true,
    cell: ({ id, name, title, status }) => (
      <span className="row">
        <Link to="/people/$employeeId" params={{ employeeId: id }} className="person-link">
          <PersonLine name={name} title={title} />
        </Link>
        {status !== "ACTIVE" && <Chip>{status === "LEFT" ? "Left" : "On leave"}</Chip>}
      </span>
    ),
  },
  {
    key: "department",
    header: "Department",
    bare: true,
    phone: "line",
    cell: ({ department }) => department?.name ?? <None />,
  },
  {
    key: "manager",
    header: "Manager",
    phone: "line",
    cell: ({ manager }) =>
      manager ? (
        <Link to="/people/$employeeId" params={{ employeeId: manager.id }} className="quiet-link">
          <bdi>{manager.name}</bdi>
        </Link>
      ) : (
        <None />
      ),
  },
  { key: "location", header: "Location", cell: ({ location }) => location || <None /> },
  {
    key: "level",
    header: "Level",
    align: "end",
    cell: ({ level }) => (level === null ? <None /> : <span className="number">{level}</span>),
  },
  {
    key: "hired",
    header: "Since",
    align: "end",
    cell: ({ hiredOn }) => (hiredOn ? <Day value={hiredOn} /> : <None />),
  },
];

function None() {
  return <span className="faint">not set</span>;
}
