import { newKey } from "../graphql/idempotency-key";
import { useComments } from "../graphql/use-comments";
import { useViewer } from "../graphql/viewer";
import { Card } from "../ui/card";
import { Comments } from "../ui/comments/comments";
import { MoreRows } from "../ui/more-rows";

/** What is said beside a goal or a development plan, by whoever may read it. */
export function CommentsCard({ id }: { id: string }) {
  const { email, employee } = useViewer();
  const { pages, ...actions } = useComments(id);
  if (pages.nodes.length === 0 && !employee) return null;
  return (
    <Card title="Comments" note={pages.totalCount || undefined}>
      <Comments
        draftKey={`comment.${email}.${id}`}
        threads={pages.nodes}
        mayWrite={employee !== null}
        newKey={newKey}
        {...actions}
      />
      {pages.hasMore && (
        <MoreRows
          shown={pages.nodes.length}
          total={pages.totalCount}
          of="threads"
          onMore={pages.showMore}
          pending={pages.stale}
        />
      )}
    </Card>
  );
}
