import { Link } from "@tanstack/react-router";
import { RotateCcw } from "lucide-react";
import { useEffect, useState } from "react";
import { describeFailure } from "../../graphql/failure";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { usePages } from "../../graphql/use-pages";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { type Column, DataTable } from "../../ui/data-table";
import { Day } from "../../ui/moment";
import { MoreRows } from "../../ui/more-rows";
import { Segmented } from "../../ui/segmented";
import { SkeletonRows } from "../../ui/skeleton";
import { ErrorState } from "../../ui/states";
import { StatusPill } from "../../ui/status-pill";
import { showToast } from "../../ui/toast";
import { kindWords } from "../reward-words";
import { type LineStatus, lineParts, statusWords, whatOf } from "./handover-words";

const linesQuery = graphql(
  `
  query HandoverLines($file: ID!, $status: HandoverStatus, $first: Int!, $after: String) {
    node(id: $file) {
      __typename
      ... on HandoverFile {
        id
        lines(status: $status, first: $first, after: $after) {
          totalCount
          pageInfo { hasNextPage endCursor }
          nodes { id rewardId entry status message again ...LineParts }
        }
      }
    }
  }
`,
  [lineParts],
);

const againMutation = graphql(`
  mutation HandOverAgain($input: HandOverAgainInput!) {
    handOverAgain(input: $input) {
      __typename
      ... on HandOverAgainPayload { file { id } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

type Answer = ResultOf<typeof linesQuery>;
type Line = Extract<NonNullable<Answer["node"]>, { __typename: "HandoverFile" }>["lines"]["nodes"][number];

const filters = [
  { value: "ALL", label: "All" },
  { value: "REFUSED", label: statusWords.REFUSED },
  { value: "SENT", label: statusWords.SENT },
  { value: "TAKEN", label: statusWords.TAKEN },
] as const;

export interface LinesCardProps {
  file: string;
  /** How many were refused: a file with some opens there. */
  refused: number;
  /** Changes when answers came: then the lines are asked for again. */
  answered: string;
  onChanged: () => void;
}

/** The lines of a file with what was answered; what was refused and mended goes out again from here. */
export function LinesCard({ file, refused, answered, onChanged }: LinesCardProps) {
  const [filter, setFilter] = useState<LineStatus | "ALL">("ALL");
  const pages = usePages({
    query: linesQuery,
    variables: { file, status: filter === "ALL" ? null : filter, first: 50 },
    pick: (data) => (data.node?.__typename === "HandoverFile" ? data.node.lines : null),
    typenames: ["HandoverLine"],
  });
  const form = useMutationForm(againMutation);
  const { nodes, totalCount, loading, stale, hasMore, showMore, retry, error } = pages;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again only when answers came.
  useEffect(() => retry(), [answered]);

  async function again(lines: readonly Line[]): Promise<void> {
    const rows = lines.map(({ rewardId, entry }) => ({ rewardId, entry }));
    if (!(await form.send({ input: { fileId: file, rows } }))) return;
    showToast(
      lines.length === 1 ? "It goes out with the next file." : `${lines.length} lines go out with the next file.`,
    );
    retry();
    onChanged();
  }

  const mended = nodes.filter(mayGoOutAgain);
  return (
    <Card
      title="Lines"
      note={totalCount || undefined}
      flush
      actions={
        refused > 0 &&
        filter === "REFUSED" &&
        mended.length > 1 && (
          <Button size="small" pending={form.sending} onClick={() => void again(mended)}>
            Hand {mended.length} over again
          </Button>
        )
      }
    >
      <div className="handover-filter">
        <Segmented label="Which lines" value={filter} onChange={setFilter} options={filters} />
        {Object.values(form.errors)
          .flat()
          .map((message) => (
            <div role="alert" key={message}>
              <Callout kind="bad">{message}</Callout>
            </div>
          ))}
      </div>
      {loading && <SkeletonRows rows={5} />}
      {error && nodes.length === 0 && (
        <div className="card-body">
          <ErrorState title="The lines could not be loaded." onRetry={retry} retrying={stale}>
            {describeFailure(error).next}
          </ErrorState>
        </div>
      )}
      {!loading && !error && nodes.length === 0 && <p className="handover-none muted">No line has this answer.</p>}
      {nodes.length > 0 && (
        <DataTable
          caption="Lines of the file"
          columns={columnsWith((line) => void again([line]), form.sending)}
          rows={nodes}
          rowKey={({ id }) => id}
          totalCount={totalCount}
        />
      )}
      {hasMore && <MoreRows shown={nodes.length} total={totalCount} of="lines" onMore={showMore} pending={stale} />}
    </Card>
  );
}

function mayGoOutAgain({ status, again }: Line): boolean {
  return status === "REFUSED" && !again;
}

function columnsWith(onAgain: (line: Line) => void, sending: boolean): readonly Column<Line>[] {
  return [
    {
      key: "who",
      header: "Person",
      main: true,
      cell: ({ employeeName, employeeNumber, rewardId }) => (
        <>
          <Link to="/rewards/$rewardId" params={{ rewardId }} className="strong">
            <bdi>{employeeName}</bdi>
          </Link>{" "}
          <span className="small faint">{employeeNumber}</span>
        </>
      ),
    },
    {
      key: "what",
      header: "What",
      phone: "line",
      cell: (line) => (
        <span>
          {line.kind && kindWords[line.kind].one}
          {line.entry === "REVERSAL" && ", taken back"}: <bdi className="number">{whatOf(line)}</bdi>
        </span>
      ),
    },
    {
      key: "from",
      header: "From",
      phone: "line",
      cell: ({ effectiveOn }) => effectiveOn && <Day value={effectiveOn} />,
    },
    {
      key: "status",
      header: "Answer",
      bare: true,
      cell: ({ status, message, again }) => (
        <div className="handover-answer">
          <StatusPill status={looks[status]} words={statusWords[status]} plain />
          {message && <div className="small handover-message">{message}</div>}
          {again && <div className="small faint">Handed over again.</div>}
        </div>
      ),
    },
    {
      key: "again",
      header: "Again",
      hideHead: true,
      align: "end",
      cell: (line) =>
        mayGoOutAgain(line) && (
          <Button
            size="small"
            icon={<RotateCcw className="icon icon-small" />}
            pending={sending}
            onClick={() => onAgain(line)}
          >
            Hand over again
            <span className="visually-hidden">: {line.employeeName}</span>
          </Button>
        ),
    },
  ];
}

const looks: Record<LineStatus, string> = { SENT: "WAITING", TAKEN: "DONE", REFUSED: "REJECTED" };
