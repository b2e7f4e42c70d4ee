import { Database } from "lucide-react";
import type { ReactNode } from "react";
import { describeFailure } from "../../graphql/failure";
import type { Pages } from "../../graphql/use-pages";
import { Card } from "../../ui/card";
import { MoreRows } from "../../ui/more-rows";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState, ErrorState } from "../../ui/states";

export interface PagesCardProps {
  title: string;
  /** What the rows are, in the plural. */
  of: string;
  pages: Omit<Pages<unknown>, "first">;
  /** What to do where there is nothing. */
  empty: string;
  children: ReactNode;
}

/** A list in a card with its states: coming, failed, empty, and more to show. */
export function PagesCard({ title, of, pages, empty, children }: PagesCardProps) {
  const { nodes, totalCount, loading, error, stale, hasMore, showMore, retry } = pages;
  return (
    <Card title={title} note={totalCount || undefined} flush>
      {loading && <SkeletonRows rows={5} />}
      {error && nodes.length === 0 && (
        <div className="card-body">
          <ErrorState
            title={`The ${of} could not be loaded.`}
            code={describeFailure(error).code}
            onRetry={retry}
            retrying={stale}
          >
            {describeFailure(error).next}
          </ErrorState>
        </div>
      )}
      {!loading && !error && nodes.length === 0 && (
        <EmptyState icon={Database} title={`No ${of}`} level={3}>
          {empty}
        </EmptyState>
      )}
      {nodes.length > 0 && children}
      {hasMore && <MoreRows shown={nodes.length} total={totalCount} of={of} onMore={showMore} pending={stale} />}
    </Card>
  );
}
