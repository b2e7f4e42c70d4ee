import { Download, FileSpreadsheet } from "lucide-react";
import { useState } from "react";
import { describeFailure } from "../graphql/failure";
import { graphql, type ResultOf } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { usePages } from "../graphql/use-pages";
import { useViewer } from "../graphql/viewer";
import { Button, LinkButton } from "../ui/button";
import { Callout } from "../ui/callout";
import { Card } from "../ui/card";
import { type Column, DataTable } from "../ui/data-table";
import { DateField } from "../ui/field";
import { Form } from "../ui/form";
import { formatInstant, formatNumber, today } from "../ui/format";
import { SkeletonRows } from "../ui/skeleton";
import { EmptyState, ErrorState, NoRight } from "../ui/states";
import { PageHead } from "../ui/title";
import { showToast } from "../ui/toast";
import { payrollSays, totalLines } from "./payroll-totals";
import "./budgets.css";
import "./rewards-list.css";

const filesQuery = graphql(`
  query PayrollFiles($first: Int!, $after: String) {
    payrollFiles(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id number madeAt lineCount href totals paidCount refusedCount }
    }
  }
`);

const makeFile = graphql(`
  mutation MakePayrollFile($input: MakePayrollFileInput!) {
    makePayrollFile(input: $input) {
      __typename
      ... on MakePayrollFilePayload { file { id number lineCount } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

type File = ResultOf<typeof filesQuery>["payrollFiles"]["nodes"][number];

const crumbs = [{ label: "Rewards", to: "/rewards" }];

/** Rewards in effect as files for payroll; each reward is in one file, and a file never changes. */
export function PayrollPage() {
  const { canExportPayroll } = useViewer();
  if (!canExportPayroll) return <NoRight actions={<LinkButton to="/rewards">Go to rewards</LinkButton>} />;
  return <PayrollFiles />;
}

function PayrollFiles() {
  const pages = usePages({
    query: filesQuery,
    variables: { first: 20 },
    pick: (data) => data.payrollFiles,
    typenames: ["PayrollFile"],
  });
  const [made, setMade] = useState<string | null>(null);
  const failure = pages.error && describeFailure(pages.error);
  return (
    <>
      <PageHead
        title="Payroll files"
        lede="Bonuses, raises and promotions in effect, each in one file only. A file never changes once it is made."
        crumbs={crumbs}
      />
      <div className="stack">
        <MakeFile last={pages.nodes[0]} onMade={setMade} />
        <Card title="Files" note={pages.totalCount || undefined} flush>
          {pages.loading && <SkeletonRows rows={3} />}
          {failure && pages.nodes.length === 0 && (
            <div className="card-body">
              <ErrorState
                title="The files could not be loaded."
                code={failure.code}
                onRetry={pages.retry}
                retrying={pages.stale}
              >
                {failure.next}
              </ErrorState>
            </div>
          )}
          {!pages.loading && !failure && pages.nodes.length === 0 && (
            <EmptyState icon={FileSpreadsheet} title="No file was made yet" level={3}>
              Choose a day above and make the first one: it holds every reward with money that is in effect by then.
            </EmptyState>
          )}
          {pages.nodes.length > 0 && (
            <DataTable
              caption="Payroll files"
              columns={columns}
              rows={pages.nodes}
              rowKey={({ id }) => id}
              selectedKey={made}
              totalCount={pages.totalCount}
            />
          )}
          {pages.hasMore && (
            <div className="more-rewards">
              <span className="small muted">
                {formatNumber(pages.nodes.length)} of {formatNumber(pages.totalCount)}
              </span>
              <Button size="small" onClick={pages.showMore} pending={pages.stale}>
                Show more
              </Button>
            </div>
          )}
        </Card>
      </div>
    </>
  );
}

function MakeFile({ last, onMade }: { last: File | undefined; onMade: (id: string) => void }) {
  const [through, setThrough] = useState(today());
  const [nothingNew, setNothingNew] = useState<number | null>(null);
  const form = useMutationForm(makeFile);

  async function make(): Promise<void> {
    setNothingNew(null);
    const answer = await form.send({ input: { through } });
    if (!answer) return;
    const { id, number, lineCount } = answer.file;
    onMade(id);
    // Without anything new the server answers with the last file, unchanged.
    if (id === last?.id) setNothingNew(number);
    else showToast(`File ${number} is made, with ${lineCount === 1 ? "one reward" : `${lineCount} rewards`}.`);
  }

  return (
    <Card title="Make a file">
      <Form label="Make a file" errors={form.errors} onSubmit={() => void make()}>
        <div className="payroll-form">
          <DateField
            label="In effect by"
            name="through"
            value={through}
            onChange={setThrough}
            note="Rewards that no file holds yet, up to this day."
          />
          <Button kind="primary" type="submit" pending={form.sending}>
            {form.sending ? "Making the file" : "Make payroll file"}
          </Button>
        </div>
        <div role="status">
          {nothingNew !== null && (
            <Callout>
              There is nothing new: every reward with money in effect by then is in a file already. File {nothingNew} is
              still the last one.
            </Callout>
          )}
        </div>
      </Form>
    </Card>
  );
}

const columns: readonly Column<File>[] = [
  { key: "number", header: "File", main: true, cell: ({ number }) => <span className="strong">File {number}</span> },
  {
    key: "made",
    header: "Made",
    phone: "line",
    cell: ({ madeAt }) => <time dateTime={madeAt}>{formatInstant(madeAt)}</time>,
  },
  {
    key: "lines",
    header: "Rewards",
    phone: "line",
    align: "end",
    cell: ({ lineCount }) => <span className="number">{formatNumber(lineCount)}</span>,
  },
  {
    key: "totals",
    header: "Totals",
    cell: ({ totals }) => (
      <ul className="payroll-totals number">
        {totalLines(totals).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    ),
  },
  {
    key: "status",
    header: "Payroll says",
    cell: (file) => <span className="number">{payrollSays(file)}</span>,
  },
  {
    key: "download",
    header: "Download",
    align: "end",
    phone: "corner",
    cell: ({ href, number }) => (
      <span className="button-group">
        {(["csv", "json"] as const).map((form) => (
          <a
            key={form}
            className="button button-small"
            href={href.replace(/csv$/, form)}
            download={`payroll-${number}.${form}`}
          >
            <Download className="icon icon-small" />
            {form.toUpperCase()}
            <span className="visually-hidden"> of file {number}</span>
          </a>
        ))}
      </span>
    ),
  },
];
