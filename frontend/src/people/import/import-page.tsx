import { useNavigate } from "@tanstack/react-router";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { LinkButton } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { formatNumber } from "../../ui/format";
import { SkeletonPage } from "../../ui/skeleton";
import { ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { importRoute } from "../routes";
import { ApplyImport, applyImport } from "./apply-import";
import { DropZone } from "./drop-zone";
import { ImportColumns, importColumns } from "./import-columns";
import { ImportCounts } from "./import-counts";
import { ImportQuestions, importQuestions } from "./import-questions";
import { ImportReport, importReport } from "./import-report";
import { ImportRows } from "./import-rows";
import { firstClass, type RowClass } from "./import-search";
import { ImportSteps } from "./import-steps";
import "./import.css";

const importQuery = graphql(
  `
    query PeopleImport($id: ID!) {
      peopleImport(id: $id) {
        id
        fileName
        state
        version
        canApply
        problems { code message }
        counts { total new changed same waiting problem missing warnings }
        ...ImportColumns
        ...ImportQuestions
        ...ApplyImport
        ...ImportReport
      }
    }
  `,
  [importColumns, importQuestions, applyImport, importReport],
);

type Import = NonNullable<ResultOf<typeof importQuery>["peopleImport"]>;

/** One file of people: what it says, what it would change, and carrying it out. */
export function ImportPage() {
  const { importId } = importRoute.useParams();
  const [{ data, error, fetching }, retry] = useQuery({ query: importQuery, variables: { id: importId }, context });
  if (!data) {
    if (fetching || !error) return <SkeletonPage />;
    const { next, code } = describeFailure(error);
    return (
      <ErrorState title="This import could not be loaded." code={code} onRetry={() => retry()}>
        {next}
      </ErrorState>
    );
  }
  const found = data.peopleImport;
  if (!found) return <NoRight what="import" actions={<LinkButton to="/people">Go to people</LinkButton>} />;
  return <ImportView file={found} onChanged={() => retry({ requestPolicy: "network-only" })} />;
}

// What an import would do depends on everybody who is there.
const context = { additionalTypenames: ["Employee"] };

const crumbs = [
  { label: "People", to: "/people" },
  { label: "Import", to: "/people/import" },
];

function ImportView({ file, onChanged }: { file: Import; onChanged: () => void }) {
  const { show } = importRoute.useSearch();
  const navigate = useNavigate();
  const { counts, state } = file;
  const shown = show ?? firstClass(counts);
  const open = state === "UPLOADED";
  const look = (next: RowClass) =>
    void navigate({
      to: "/people/import/$importId",
      params: { importId: file.id },
      search: { show: next },
      replace: true,
    });

  return (
    <>
      <PageHead
        title="Import people"
        crumbs={crumbs}
        lede={
          <>
            <bdi>{file.fileName}</bdi>, {formatNumber(counts.total)} rows.{" "}
            {open && <span className="strong">Nothing is changed until you press import.</span>}
          </>
        }
      />
      <div className="stack">
        {state !== "UNDONE" && <ImportSteps file={file} />}
        {!open && <ImportReport file={file} />}
        {file.problems.map(({ code, message }) => (
          <Callout key={`${code} ${message}`} kind="bad">
            {message}
          </Callout>
        ))}
        {open && <ImportColumns file={file} />}
        {open && <ImportQuestions file={file} />}
        {(file.canApply || state === "APPLIED") && (
          <ImportCounts counts={counts} shown={open ? shown : undefined} onShow={look} />
        )}
        {file.canApply && (
          <>
            <ImportRows id={file.id} shown={shown} note={`${formatNumber(counts[shown])} in file order`} />
            <ApplyImport file={file} onChanged={onChanged} />
          </>
        )}
        {open && (
          <DropZone
            small
            onUploaded={(importId) => void navigate({ to: "/people/import/$importId", params: { importId } })}
          />
        )}
        {state === "APPLIED" && counts.problem + counts.waiting > 0 && (
          <ImportRows
            id={file.id}
            shown={counts.problem > 0 ? "problem" : "waiting"}
            note="as they would be read now"
          />
        )}
        {!open && (
          <div>
            <LinkButton to="/people/import">Import another file</LinkButton>
          </div>
        )}
      </div>
    </>
  );
}
