import { Link } from "@tanstack/react-router";
import { FileSpreadsheet } from "lucide-react";
import { useState } from "react";
import { describeFailure } from "../../graphql/failure";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { usePages } from "../../graphql/use-pages";
import { useViewer } from "../../graphql/viewer";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { type Column, DataTable } from "../../ui/data-table";
import { formatInstant, formatNumber } from "../../ui/format";
import { MoreRows } from "../../ui/more-rows";
import { LinkTabs } from "../../ui/segmented";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState, ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { handoversRoute } from "../routes";
import { Downloads } from "./downloads";
import { answeredInWords, type Channel, channels, channelWords, readChannel, totalLines } from "./handover-words";
import { MakeFile } from "./make-file";
import "./handover.css";

const filesQuery = graphql(`
  query HandoverFiles($channel: HandoverChannel!, $first: Int!, $after: String) {
    handoverFiles(channel: $channel, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id number madeAt lineCount href totals takenCount refusedCount }
    }
  }
`);

type File = ResultOf<typeof filesQuery>["handoverFiles"]["nodes"][number];

const crumbs = [{ label: "Rewards", to: "/rewards" }];

/** Rewards in effect as files for the systems that carry them out; a channel has each in one file. */
export function HandoversPage() {
  const { canHandOverRewards } = useViewer();
  const channel = readChannel(handoversRoute.useSearch().channel);
  if (!canHandOverRewards) return <NoRight actions={<LinkButton to="/rewards">Go to rewards</LinkButton>} />;
  return (
    <>
      <PageHead
        title="Hand-overs"
        lede="Rewards in effect, for the systems that carry them out. A file never changes once it is made."
        crumbs={crumbs}
      />
      <div className="stack">
        <LinkTabs
          label="Hand-overs"
          links={channels.map((one) => ({
            label: channelWords[one].name,
            to: "/rewards/handover",
            search: { channel: channelWords[one].place },
            current: one === channel,
          }))}
        />
        <Files key={channel} channel={channel} />
      </div>
    </>
  );
}

function Files({ channel }: { channel: Channel }) {
  const pages = usePages({
    query: filesQuery,
    variables: { channel, first: 20 },
    pick: (data) => data.handoverFiles,
    typenames: ["HandoverFile"],
  });
  const [made, setMade] = useState<string | null>(null);
  const failure = pages.error && describeFailure(pages.error);
  const { nodes, totalCount, loading, hasMore, showMore, stale, retry } = pages;
  return (
    <>
      <MakeFile channel={channel} last={nodes[0]?.id} onMade={setMade} />
      <Card title="Files" note={totalCount || undefined} flush>
        {loading && <SkeletonRows rows={3} />}
        {failure && nodes.length === 0 && (
          <div className="card-body">
            <ErrorState title="The files could not be loaded." code={failure.code} onRetry={retry} retrying={stale}>
              {failure.next}
            </ErrorState>
          </div>
        )}
        {!loading && !failure && nodes.length === 0 && (
          <EmptyState icon={FileSpreadsheet} title="No file was made yet" level={3}>
            Choose a day above and make the first one. {channelWords[channel].holds} in effect by then are in it.
          </EmptyState>
        )}
        {nodes.length > 0 && (
          <DataTable
            caption={`Files for ${channelWords[channel].name}`}
            columns={columns}
            rows={nodes}
            rowKey={({ id }) => id}
            selectedKey={made}
            totalCount={totalCount}
          />
        )}
        {hasMore && <MoreRows shown={nodes.length} total={totalCount} of="files" onMore={showMore} pending={stale} />}
      </Card>
    </>
  );
}

const columns: readonly Column<File>[] = [
  {
    key: "number",
    header: "File",
    main: true,
    cell: ({ id, number }) => (
      <Link to="/rewards/handover/$fileId" params={{ fileId: id }} className="strong">
        File {number}
      </Link>
    ),
  },
  {
    key: "made",
    header: "Made",
    phone: "line",
    cell: ({ madeAt }) => <time dateTime={madeAt}>{formatInstant(madeAt)}</time>,
  },
  {
    key: "lines",
    header: "Lines",
    phone: "line",
    align: "end",
    cell: ({ lineCount }) => <span className="number">{formatNumber(lineCount)}</span>,
  },
  {
    key: "totals",
    header: "Totals",
    cell: ({ totals }) => (
      <ul className="handover-totals number">
        {totalLines(totals).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    ),
  },
  { key: "answers", header: "Answers", cell: (file) => <span className="number">{answeredInWords(file)}</span> },
  {
    key: "download",
    header: "Download",
    align: "end",
    phone: "corner",
    cell: ({ href, number }) => <Downloads href={href} number={number} />,
  },
];
