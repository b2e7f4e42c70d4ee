import { graphql, type ResultOf } from "../../graphql/graphql";
import { usePages } from "../../graphql/use-pages";
import { useViewer } from "../../graphql/viewer";
import { type Column, DataTable } from "../../ui/data-table";
import { formatNumber } from "../../ui/format";
import { Day } from "../../ui/moment";
import { NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { FileCard } from "./file-card";
import { PagesCard } from "./pages-card";

const feedsQuery = graphql(`
  query MetricFeeds($first: Int!, $after: String) {
    metricFeeds(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        key
        name
        unit
        keyResult { id title target currentValue }
        values(first: 3) { totalCount nodes { id value effectiveOn } }
      }
    }
  }
`);

type Feed = ResultOf<typeof feedsQuery>["metricFeeds"]["nodes"][number];

const template = {
  name: "metrics-template.csv",
  text: "feed,date,value,key\ncalls,2026-10-31,41.5,calls-2026-10-31\n",
};

const columns: readonly Column<Feed>[] = [
  {
    key: "name",
    header: "Feed",
    main: true,
    cell: ({ name, key }) => (
      <>
        <bdi className="strong">{name}</bdi> <span className="small faint">{key}</span>
      </>
    ),
  },
  {
    key: "measures",
    header: "Measures",
    cell: ({ keyResult }) => (keyResult ? <bdi>{keyResult.title}</bdi> : <span className="faint">no key result</span>),
  },
  { key: "newest", header: "Newest numbers", cell: Newest },
  {
    key: "count",
    header: "Numbers",
    align: "end",
    cell: ({ values }) => <span className="number">{formatNumber(values.totalCount)}</span>,
  },
];

/** The streams of numbers from other systems: what they measure, what came last, and where a file comes in. */
export function FeedsPage() {
  const { canSendMetrics } = useViewer();
  if (!canSendMetrics) return <NoRight />;
  return <Feeds />;
}

function Feeds() {
  const pages = usePages({
    query: feedsQuery,
    variables: { first: 50 },
    pick: (data) => data.metricFeeds,
    typenames: ["MetricFeed", "MetricValue"],
  });
  return (
    <>
      <PageHead
        title="Metric feeds"
        lede="Numbers from other systems; those of a feed with a key result are its progress."
        crumbs={[{ label: "Admin", to: "/admin" }]}
      />
      <div className="stack">
        <FileCard
          kind="metrics"
          title="Import a file"
          note="Columns feed, date and value, and key if the number has one."
          template={template}
          onApplied={pages.retry}
        />
        <PagesCard
          title="Feeds"
          of="feeds"
          pages={pages}
          empty="Name a feed by the API (upsertMetricFeed), then send its numbers."
        >
          <DataTable caption="Metric feeds" columns={columns} rows={pages.nodes} rowKey={({ id }) => id} />
        </PagesCard>
      </div>
    </>
  );
}

function Newest({ values, unit }: Feed) {
  if (values.nodes.length === 0) return <span className="faint">none yet</span>;
  return values.nodes.map(({ id, value, effectiveOn }) => (
    <div key={id}>
      <span className="number">{formatNumber(value)}</span> {unit} <span className="faint">on</span>{" "}
      <Day value={effectiveOn} />
    </div>
  ));
}
