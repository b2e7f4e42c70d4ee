import { MessageSquare } from "lucide-react";
import { type ReactNode, useState } from "react";
import { newKey } from "../graphql/idempotency-key";
import { useComments } from "../graphql/use-comments";
import { useViewer } from "../graphql/viewer";
import { Button } from "../ui/button";
import { Comments } from "../ui/comments/comments";
import { MoreRows } from "../ui/more-rows";

interface CommentsBelowProps {
  id: string;
  about: string;
  count: number;
  /** Whether they are shown from the beginning. */
  open?: boolean;
  /** What else one can do with it, beside the button that opens them. */
  children?: ReactNode;
}

/** The comments on a piece of feedback or a check-in, asked for when somebody opens them. */
export function CommentsBelow({ id, about, count, open: opened = false, children }: CommentsBelowProps) {
  const [open, setOpen] = useState(opened);
  return (
    <div className="stack-small">
      <div className="comments-opener row row-wrap">
        <Button
          kind="ghost"
          size="small"
          icon={<MessageSquare className="icon icon-small" />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {count === 0 ? "Comment" : count === 1 ? "1 comment" : `${count} comments`}
          <span className="visually-hidden"> on {about}</span>
        </Button>
        {children}
      </div>
      {open && <Threads id={id} />}
    </div>
  );
}

function Threads({ id }: { id: string }) {
  const { email, employee } = useViewer();
  const { pages, ...actions } = useComments(id);
  return (
    <>
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
    </>
  );
}
