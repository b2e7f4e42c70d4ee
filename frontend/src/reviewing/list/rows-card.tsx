import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { describeFailure } from "../../graphql/failure";
import type { Pages } from "../../graphql/use-pages";
import { Card } from "../../ui/card";
import { MoreRows } from "../../ui/more-rows";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState, ErrorState } from "../../ui/states";

interface RowsCardProps<Node> {
  pages: Pages<Node>;
  /** What the rows are, in the plural: "sessions". */
  of: string;
  row: (node: Node) => ReactNode;
  /** What stands there while there is none. */
  empty: { icon: LucideIcon; title: string; words: string };
}

/** A page's one list in all its states: loading, failed, empty, and page after page. */
export function RowsCard<Node extends { id: string }>({ pages, of, row, empty }: RowsCardProps<Node>) {
  if (pages.loading) return <SkeletonRows rows={4} />;
  if (pages.nodes.length === 0 && pages.error) {
    const { code, next } = describeFailure(pages.error);
    return (
      <ErrorState title={`The ${of} could not be loaded.`} code={code} onRetry={pages.retry}>
        {next}
      </ErrorState>
    );
  }
  if (pages.nodes.length === 0) {
    return (
      <Card>
        <EmptyState icon={empty.icon} title={empty.title}>
          {empty.words}
        </EmptyState>
      </Card>
    );
  }
  return (
    <>
      <Card flush>
        <ul className="rows">
          {pages.nodes.map((node) => (
            <li key={node.id}>{row(node)}</li>
          ))}
        </ul>
      </Card>
      {pages.hasMore && (
        <MoreRows
          shown={pages.nodes.length}
          total={pages.totalCount}
          of={of}
          onMore={pages.showMore}
          pending={pages.stale}
        />
      )}
    </>
  );
}
