import { Link } from "@tanstack/react-router";
import { ScrollText } from "lucide-react";
import { useState } from "react";
import { describeFailure } from "../../graphql/failure";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { usePages } from "../../graphql/use-pages";
import { Button } from "../../ui/button";
import { type Column, DataTable } from "../../ui/data-table";
import { formatInstant } from "../../ui/format";
import { MoreRows } from "../../ui/more-rows";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState, ErrorState } from "../../ui/states";
import { type AuditSearch, actionWords, auditFilter, objectName, typeWords, valueChanges } from "./audit-search";

export const auditQuery = graphql(`
  query AuditLog($first: Int!, $after: String, $where: AuditFilter) {
    auditEvents(first: $first, after: $after, where: $where) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        at
        actorName
        action
        objectType
        objectId
        reason
        before
        after
        requestId
        employee { id name }
        onBehalfOf { id name }
      }
    }
  }
`);

type Event = ResultOf<typeof auditQuery>["auditEvents"]["nodes"][number];

export interface FilterProps {
  search: AuditSearch;
  onChange: (part: AuditSearch) => void;
}

/** The lines of the log, each with its values to unfold. */
export function AuditLog({ search, onChange }: FilterProps) {
  const [open, setOpen] = useState<string | null>(null);
  const pages = usePages({
    query: auditQuery,
    variables: { first: 50, where: auditFilter(search) },
    pick: (data) => data.auditEvents,
    typenames: ["AuditEvent"],
  });
  return (
    <section className="card" aria-label="Audit log" aria-busy={pages.stale}>
      {pages.loading && <SkeletonRows rows={8} />}
      {pages.error && pages.nodes.length === 0 && (
        <div className="card-body card-body-only">
          <ErrorState
            title="The audit log could not be loaded."
            code={describeFailure(pages.error).code}
            onRetry={pages.retry}
            retrying={pages.stale}
          >
            {describeFailure(pages.error).next}
          </ErrorState>
        </div>
      )}
      {!pages.loading && !pages.error && pages.nodes.length === 0 && (
        <EmptyState icon={ScrollText} title="Nothing is logged here yet">
          Every change of a goal, a review, a reward, a person or a setting leaves a line.
        </EmptyState>
      )}
      {pages.nodes.length > 0 && (
        <DataTable
          caption="Audit log"
          columns={columnsFor(onChange, open, setOpen)}
          rows={pages.nodes}
          rowKey={({ id }) => id}
          totalCount={pages.totalCount}
          below={(event) => event.id === open && <Values event={event} />}
        />
      )}
      {pages.hasMore && (
        <MoreRows
          shown={pages.nodes.length}
          total={pages.totalCount}
          of="changes"
          onMore={pages.showMore}
          pending={pages.stale}
        />
      )}
    </section>
  );
}

function columnsFor(
  onChange: FilterProps["onChange"],
  open: string | null,
  setOpen: (id: string | null) => void,
): readonly Column<Event>[] {
  return [
    {
      key: "action",
      header: "What",
      main: true,
      cell: ({ action }) => (
        <button type="button" className="filter-link strong" onClick={() => onChange({ action })}>
          {actionWords(action)}
          <span className="visually-hidden">: show only this action</span>
        </button>
      ),
    },
    {
      key: "object",
      header: "To",
      bare: true,
      phone: "line",
      cell: ({ objectType, objectId, before, after }) => (
        <button type="button" className="filter-link" onClick={() => onChange({ object: objectId })}>
          {typeWords(objectType)} <bdi className="muted">{objectName(before, after)}</bdi>
          <span className="visually-hidden">: show everything that happened to it</span>
        </button>
      ),
    },
    { key: "who", header: "Who", bare: true, phone: "line", cell: (event) => <Who event={event} /> },
    {
      key: "when",
      header: "When",
      bare: true,
      phone: "line",
      cell: ({ at }) => (
        <time dateTime={at} className="number nowrap">
          {formatInstant(at)}
        </time>
      ),
    },
    {
      key: "open",
      header: "Details",
      hideHead: true,
      align: "end",
      bare: true,
      cell: ({ id, action }) => (
        <Button size="small" kind="ghost" aria-expanded={id === open} onClick={() => setOpen(id === open ? null : id)}>
          {id === open ? "Hide" : "Details"}
          <span className="visually-hidden"> of {actionWords(action)}</span>
        </Button>
      ),
    },
  ];
}

function Who({ event: { actorName, employee, onBehalfOf } }: { event: Event }) {
  return (
    <span>
      {employee ? (
        <Link to="/people/$employeeId" params={{ employeeId: employee.id }} className="quiet-link">
          <bdi>{actorName}</bdi>
        </Link>
      ) : (
        <bdi>{actorName}</bdi>
      )}
      {onBehalfOf && (
        <span className="faint">
          {" for "}
          <bdi>{onBehalfOf.name}</bdi>
        </span>
      )}
    </span>
  );
}

function Values({ event: { before, after, reason, requestId } }: { event: Event }) {
  const changes = valueChanges(before, after);
  return (
    <div className="stack-small">
      {reason && <p className="small">Reason: “{reason}”</p>}
      {changes.length === 0 ? (
        <p className="small muted">No values are kept of this change.</p>
      ) : (
        <div className="audit-values">
          <span className="audit-head desktop-only">Field</span>
          <span className="audit-head desktop-only">Before</span>
          <span className="audit-head desktop-only">After</span>
          {changes.flatMap(({ field, before: old, after: now }) => [
            <span key={`${field} f`} className="strong">
              {field.replaceAll("_", " ")}
            </span>,
            <bdi key={`${field} b`} className={old ? "muted" : "faint"}>
              {old || "not set"}
            </bdi>,
            <bdi key={`${field} a`} className={now ? undefined : "faint"}>
              {now || "not set"}
            </bdi>,
          ])}
        </div>
      )}
      {requestId && <p className="tiny faint">Request {requestId}</p>}
    </div>
  );
}
