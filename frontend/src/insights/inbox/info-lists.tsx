import { CheckCheck } from "lucide-react";
import { type FragmentOf, graphql } from "../../graphql/graphql";
import { type Pages, usePages } from "../../graphql/use-pages";
import { Button } from "../../ui/button";
import { FreshRows } from "../../ui/fresh-rows";
import { MoreRows } from "../../ui/more-rows";
import { useSteady } from "../../ui/use-steady";
import { InboxList, LoadingList } from "./inbox-list";
import { InfoRow, infoRow } from "./info-row";
import { inboxTypes, useKeepInbox } from "./keep-inbox";
import { nothing } from "./nothing";

const infoQuery = graphql(
  `
    query InboxInfo($first: Int!, $after: String) {
      viewer {
        inbox {
          info(first: $first, after: $after) {
            totalCount
            pageInfo { hasNextPage endCursor }
            nodes { key at ...InfoRow }
          }
        }
      }
    }
  `,
  [infoRow],
);

const doneQuery = graphql(
  `
    query InboxDone($first: Int!, $after: String) {
      viewer {
        inbox {
          done(first: $first, after: $after) {
            totalCount
            pageInfo { hasNextPage endCursor }
            nodes { key at ...InfoRow }
          }
        }
      }
    }
  `,
  [infoRow],
);

const types = ["Feedback", ...inboxTypes];
const title = "For your information";

/** What others did, the newest first, page by page. */
export function ForInformation() {
  const { finish } = useKeepInbox();
  const pages = usePages({
    query: infoQuery,
    variables: { first: 50 },
    pick: ({ viewer }) => viewer.inbox.info,
    typenames: types,
    live: true,
  });
  const steady = useSteady(pages.nodes, ({ key }) => key, pages.quiet);
  if (pages.loading || pages.error) return <LoadingList title={title} pages={pages} />;
  return (
    <InboxList
      title={title}
      empty={steady.rows.length === 0 && nothing.info}
      actions={
        steady.rows.length > 0 && (
          <Button
            size="small"
            icon={<CheckCheck className="icon icon-small" />}
            onClick={() => void finish(null, newestOf(steady.rows))}
          >
            Done with all
          </Button>
        )
      }
      more={<More pages={pages} />}
    >
      <FreshRows list={steady} as="li" />
      {steady.rows.map((item) => (
        <InfoRow key={item.key} item={item} />
      ))}
    </InboxList>
  );
}

/** What is on the screen was seen, and nothing that came after it. */
function newestOf(items: readonly { at: string }[]): string {
  return items.reduce((newest, { at }) => (at > newest ? at : newest), "");
}

/** What one is done with, to look up. */
export function Finished() {
  const pages = usePages({
    query: doneQuery,
    variables: { first: 50 },
    pick: ({ viewer }) => viewer.inbox.done,
    typenames: types,
  });
  if (pages.loading || pages.error) return <LoadingList title="Done" pages={pages} />;
  return (
    <InboxList title="Done" empty={pages.nodes.length === 0 && nothing.done} more={<More pages={pages} />}>
      {pages.nodes.map((item) => (
        <InfoRow key={item.key} item={item} finished />
      ))}
    </InboxList>
  );
}

function More({ pages }: { pages: Pages<{ key: string } & FragmentOf<typeof infoRow>> }) {
  if (!pages.hasMore) return null;
  const { nodes, totalCount, showMore, stale } = pages;
  return <MoreRows shown={nodes.length} total={totalCount} of="things" onMore={showMore} pending={stale} />;
}
