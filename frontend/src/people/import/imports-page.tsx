import { Link, useNavigate } from "@tanstack/react-router";
import { Download } from "lucide-react";
import { useState } from "react";
import { describeFailure } from "../../graphql/failure";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { usePages } from "../../graphql/use-pages";
import { useViewer } from "../../graphql/viewer";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { type Column, DataTable } from "../../ui/data-table";
import { formatList } from "../../ui/format";
import { RelativeTime } from "../../ui/moment";
import { MoreRows } from "../../ui/more-rows";
import { SkeletonRows } from "../../ui/skeleton";
import { ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { DropZone } from "./drop-zone";
import { ImportStatePill } from "./import-state";
import { fieldWords, templateFile } from "./import-words";
import "./import.css";

const importsQuery = graphql(`
  query PeopleImports($first: Int!, $after: String, $order: TimeOrder!) {
    peopleImports(first: $first, after: $after, order: $order) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id fileName state createdAt appliedAt undoneAt canUndo }
    }
  }
`);

type Import = ResultOf<typeof importsQuery>["peopleImports"]["nodes"][number];

/** Where a file of people comes in, and the files that came before. */
export function ImportsPage() {
  const { canImport } = useViewer();
  const navigate = useNavigate();
  if (!canImport) return <NoRight actions={<LinkButton to="/people">Go to people</LinkButton>} />;
  return (
    <>
      <PageHead
        title="Import people"
        lede="From the list your HR system exports. You see every change before it is made, and can take it back for 24 hours."
        crumbs={[{ label: "People", to: "/people" }]}
      >
        <Button icon={<Download className="icon" />} onClick={downloadTemplate}>
          Template
        </Button>
      </PageHead>
      <div className="with-aside">
        <div className="stack">
          <DropZone
            onUploaded={(importId) => void navigate({ to: "/people/import/$importId", params: { importId } })}
          />
          <Earlier />
        </div>
        <WhatIsRead />
      </div>
    </>
  );
}

const named: readonly string[] = ["NAME", "FIRST_NAME", "LAST_NAME", "EXTERNAL_ID", "EMAIL", "IGNORED"];
const read = Object.entries(fieldWords).flatMap(([field, words]) => (named.includes(field) ? [] : [words]));

/** Beside the drop zone: what a file holds, so that nobody has to guess before they export one. */
function WhatIsRead() {
  return (
    <aside aria-label="What a file holds">
      <Card title="What a file holds">
        <div className="stack small">
          <p>
            One row for each person, with the name in one column or two, and the number in your HR system, an e-mail
            address or both. Columns may have any heading and stand in any order: you say what each of them means.
          </p>
          <div>
            <p className="strong">Read if it is there</p>
            <p className="muted">{formatList(read)}.</p>
          </div>
          <p className="muted">
            The numbers of your HR system tell that somebody is the same person, whatever name or address they have now.
            People who are missing from the file stay as they are, unless you say that they left.
          </p>
        </div>
      </Card>
    </aside>
  );
}

function downloadTemplate(): void {
  const url = URL.createObjectURL(templateFile());
  Object.assign(document.createElement("a"), { href: url, download: "people-template.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

const columns: readonly Column<Import>[] = [
  {
    key: "file",
    header: "File",
    main: true,
    cell: ({ id, fileName }) => (
      <Link to="/people/import/$importId" params={{ importId: id }} className="link">
        <bdi>{fileName}</bdi>
      </Link>
    ),
  },
  { key: "state", header: "State", bare: true, cell: ({ state }) => <ImportStatePill state={state} /> },
  { key: "uploaded", header: "Uploaded", sortable: true, cell: ({ createdAt }) => <RelativeTime value={createdAt} /> },
  {
    key: "carried",
    header: "Carried out",
    cell: ({ appliedAt }) => (appliedAt ? <RelativeTime value={appliedAt} /> : <span className="faint">not yet</span>),
  },
  {
    key: "undone",
    header: "Undo",
    cell: ({ appliedAt, undoneAt, canUndo }) => {
      if (!appliedAt) return <span className="faint">nothing to undo</span>;
      if (!undoneAt) return <span className="faint">{canUndo ? "possible" : "no longer"}</span>;
      return (
        <>
          undone <RelativeTime value={undoneAt} />
        </>
      );
    },
  },
];

function Earlier() {
  const [order, setOrder] = useState<"NEWEST" | "OLDEST">("NEWEST");
  const pages = usePages({
    query: importsQuery,
    variables: { first: 20, order },
    pick: (data) => data.peopleImports,
    typenames: ["PeopleImport"],
  });
  if (!pages.loading && !pages.error && pages.nodes.length === 0) return null;
  return (
    <Card title="Earlier imports" flush>
      {pages.loading && <SkeletonRows rows={3} />}
      {pages.error && pages.nodes.length === 0 && (
        <div className="card-body">
          <ErrorState
            title="Earlier imports could not be loaded."
            code={describeFailure(pages.error).code}
            onRetry={pages.retry}
            retrying={pages.stale}
          >
            {describeFailure(pages.error).next}
          </ErrorState>
        </div>
      )}
      {pages.nodes.length > 0 && (
        <DataTable
          caption="Earlier imports"
          columns={columns}
          rows={pages.nodes}
          rowKey={({ id }) => id}
          sort={{ by: "uploaded", direction: order === "NEWEST" ? "descending" : "ascending" }}
          onSort={({ direction }) => setOrder(direction === "descending" ? "NEWEST" : "OLDEST")}
        />
      )}
      {pages.hasMore && (
        <MoreRows
          shown={pages.nodes.length}
          total={pages.totalCount}
          of="imports"
          onMore={pages.showMore}
          pending={pages.stale}
        />
      )}
    </Card>
  );
}
