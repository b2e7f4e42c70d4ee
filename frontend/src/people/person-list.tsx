import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { describeFailure } from "../graphql/failure";
import type { Pages } from "../graphql/use-pages";
import { Card } from "../ui/card";
import { MoreRows } from "../ui/more-rows";
import { SkeletonRows } from "../ui/skeleton";
import { EmptyState, ErrorState } from "../ui/states";

export interface PersonListProps<Node> {
  title: string;
  /** What the rows are, in the plural: "goals". */
  of: string;
  pages: Pages<Node>;
  icon: LucideIcon;
  emptyTitle: string;
  emptyWords: string;
  actions?: ReactNode;
  row: (node: Node) => ReactNode;
}

/** One kind of thing about a person, page after page. */
export function PersonList<Node extends { id: string }>(props: PersonListProps<Node>) {
  const { title, of, pages, icon, emptyTitle, emptyWords, actions, row } = props;
  return (
    <Card title={title} actions={actions} flush>
      {pages.loading && <SkeletonRows rows={4} />}
      {pages.error && pages.nodes.length === 0 && (
        <div className="card-body">
          <ErrorState
            title={`The ${of} could not be loaded.`}
            code={describeFailure(pages.error).code}
            onRetry={pages.retry}
            retrying={pages.stale}
          >
            {describeFailure(pages.error).next}
          </ErrorState>
        </div>
      )}
      {!pages.loading && !pages.error && pages.nodes.length === 0 && (
        <EmptyState icon={icon} title={emptyTitle} level={3}>
          {emptyWords}
        </EmptyState>
      )}
      {pages.nodes.length > 0 && (
        <ul className="rows">
          {pages.nodes.map((node) => (
            <li key={node.id} className="person-row">
              {row(node)}
            </li>
          ))}
        </ul>
      )}
      {pages.hasMore && (
        <MoreRows
          shown={pages.nodes.length}
          total={pages.totalCount}
          of={of}
          onMore={pages.showMore}
          pending={pages.stale}
        />
      )}
    </Card>
  );
}

const sources: Record<string, string> = {
  import: "imported",
  directory: "entered by hand",
  reward: "by a reward",
  adjustment: "adjusted",
};

/** Where a value of the record comes from, in words. */
export function sourceWord(source: string): string {
  return sources[source.toLowerCase()] ?? source;
}
