import { Link, useNavigate } from "@tanstack/react-router";
import { Download } from "lucide-react";
import { describeFailure } from "../../graphql/failure";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { usePages } from "../../graphql/use-pages";
import { useViewer } from "../../graphql/viewer";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { type Column, DataTable } from "../../ui/data-table";
import { RelativeTime } from "../../ui/moment";
import { MoreRows } from "../../ui/more-rows";
import { SkeletonRows } from "../../ui/skeleton";
import { ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { DropZone } from "./drop-zone";
import { ImportStatePill } from "./import-state";
import { templateFile } from "./import-words";
import "./import.css";

const importsQuery = graphql(`
  query PeopleImports($first: Int!, $after: String) {
    peopleImports(first: $first, after: $after) {
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
      <div className="stack">
        <DropZone onUploaded={(importId) => void navigate({ to: "/people/import/$importId", params: { importId } })} />
        <Earlier />
      </div>
    </>
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
  { key: "uploaded", header: "Uploaded", cell: ({ createdAt }) => <RelativeTime value={createdAt} /> },
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
  const pages = usePages({
    query: importsQuery,
    variables: { first: 20 },
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
        <DataTable caption="Earlier imports" columns={columns} rows={pages.nodes} rowKey={({ id }) => id} />
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
