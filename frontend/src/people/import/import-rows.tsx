import { ArrowRight, CircleX, Download, FileCheck, TriangleAlert } from "lucide-react";
import { describeFailure } from "../../graphql/failure";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { usePages } from "../../graphql/use-pages";
import { Card } from "../../ui/card";
import { type Column, DataTable } from "../../ui/data-table";
import { MoreRows } from "../../ui/more-rows";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState, ErrorState } from "../../ui/states";
import { graphClasses, type RowClass } from "./import-search";
import { fieldWords, valueWords } from "./import-words";

const rowsQuery = graphql(`
  query ImportRows($id: ID!, $class: ImportRowClass, $first: Int!, $after: String) {
    peopleImport(id: $id) {
      id
      rows(class: $class, first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          number
          name
          email
          changes { field before after }
          problems { column value message }
          warnings { column value message }
        }
      }
    }
  }
`);

type Row = NonNullable<ResultOf<typeof rowsQuery>["peopleImport"]>["rows"]["nodes"][number];

const titles: Record<RowClass, string> = {
  new: "People to add",
  changed: "People who change",
  same: "People who stay as they are",
  waiting: "Rows that wait for an answer",
  problem: "Rows that cannot be imported",
};

export interface ImportRowsProps {
  id: string;
  shown: RowClass;
  note: string;
}

/** The rows of one class, cell by cell: what stands there, what it becomes, what is wrong with it. */
export function ImportRows({ id, shown, note }: ImportRowsProps) {
  const pages = usePages({
    query: rowsQuery,
    variables: { id, class: graphClasses[shown], first: 100 },
    pick: (data) => data.peopleImport?.rows,
    typenames: ["PeopleImport", "Employee"],
  });
  const left = shown === "problem" || shown === "waiting";
  return (
    <Card
      title={titles[shown]}
      note={note}
      actions={
        left &&
        pages.nodes.length > 0 && (
          <a
            className="button button-ghost button-small"
            href={`/imports/people/${encodeURIComponent(id)}/problems.csv`}
            download
          >
            <Download className="icon icon-small" />
            These rows as CSV
          </a>
        )
      }
      flush
    >
      {pages.loading && <SkeletonRows rows={5} />}
      {pages.error && pages.nodes.length === 0 && (
        <div className="card-body">
          <ErrorState
            title="The rows could not be loaded."
            code={describeFailure(pages.error).code}
            onRetry={pages.retry}
            retrying={pages.stale}
          >
            {describeFailure(pages.error).next}
          </ErrorState>
        </div>
      )}
      {!pages.loading && !pages.error && pages.nodes.length === 0 && (
        <EmptyState icon={FileCheck} title="No rows of this kind" level={3} />
      )}
      {pages.nodes.length > 0 && (
        <DataTable
          caption={titles[shown]}
          columns={columnsFor(shown)}
          rows={pages.nodes}
          rowKey={({ number }) => String(number)}
          totalCount={pages.totalCount}
        />
      )}
      {pages.hasMore && (
        <MoreRows
          shown={pages.nodes.length}
          total={pages.totalCount}
          of="rows"
          onMore={pages.showMore}
          pending={pages.stale}
        />
      )}
    </Card>
  );
}

function columnsFor(shown: RowClass): readonly Column<Row>[] {
  return [
    { key: "number", header: "Row", cell: ({ number }) => <span className="number faint">{number}</span> },
    {
      key: "name",
      header: "Person",
      main: true,
      cell: ({ name, email }) => (
        <span>
          <bdi className="strong">{name || "No name"}</bdi>
          <bdi className="tiny faint import-email">{email}</bdi>
        </span>
      ),
    },
    ...(shown === "same"
      ? []
      : [
          {
            key: "found",
            header: shown === "new" ? "What is added" : shown === "changed" ? "What changes" : "What we found",
            bare: true,
            cell: (row: Row) => <Found row={row} isNew={shown === "new"} />,
          },
        ]),
  ];
}

function Found({ row: { changes, problems, warnings }, isNew }: { row: Row; isNew: boolean }) {
  return (
    <ul className="import-found">
      {problems.map((one) => (
        <Finding key={`${one.column} ${one.message}`} {...one} kind="bad" />
      ))}
      {warnings.map((one) => (
        <Finding key={`${one.column} ${one.message}`} {...one} kind="warn" />
      ))}
      {changes.map(({ field, before, after }) => (
        <li key={field} className="import-change">
          <span className="faint">{fieldWords[field]}</span>
          {!isNew && (
            <>
              <del>
                <bdi>{valueWords(field, before)}</bdi>
              </del>
              <ArrowRight className="icon icon-small faint" role="img" aria-label="becomes" />
            </>
          )}
          <ins>
            <bdi>{valueWords(field, after)}</bdi>
          </ins>
        </li>
      ))}
    </ul>
  );
}

interface FindingProps {
  column: string | null;
  value: string;
  message: string;
  kind: "bad" | "warn";
}

function Finding({ column, value, message, kind }: FindingProps) {
  const Icon = kind === "bad" ? CircleX : TriangleAlert;
  return (
    <li className={`import-finding import-finding-${kind}`}>
      <Icon className="icon icon-small" role="img" aria-label={kind === "bad" ? "Problem" : "Look at"} />
      <span>
        {(column || value) && (
          <span className="import-cell">
            {column} {value && <bdi>“{value}”</bdi>}
          </span>
        )}
        {message}
      </span>
    </li>
  );
}
