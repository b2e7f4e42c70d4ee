import { MessageCircleHeart } from "lucide-react";
import { graphql } from "../graphql/graphql";
import { usePages } from "../graphql/use-pages";
import { useViewer } from "../graphql/viewer";
import { LinkButton } from "../ui/button";
import { Card } from "../ui/card";
import { RelativeTime } from "../ui/moment";
import { MoreRows } from "../ui/more-rows";

const feedbackQuery = graphql(`
  query GoalFeedback($id: ID!, $first: Int!, $after: String) {
    goal(id: $id) {
      id
      feedback(first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id kind text sentAt giver { id name } }
      }
    }
  }
`);

interface GoalFeedbackProps {
  goalId: string;
  owner: { id: string; name: string } | null;
}

/** What was said about the work on this goal, as far as the reader may see it. */
export function GoalFeedback({ goalId, owner }: GoalFeedbackProps) {
  const { employee } = useViewer();
  const pages = usePages({
    query: feedbackQuery,
    variables: { id: goalId, first: 5 },
    pick: (data) => data.goal?.feedback,
    typenames: ["Feedback"],
  });
  const may = owner && employee && employee.id !== owner.id;
  if (pages.nodes.length === 0 && !may) return null;
  const give = may && (
    <LinkButton to="/feedback/$list" params={{ list: "given" }} search={{ to: owner.id, goal: goalId }} size="small">
      Give feedback
    </LinkButton>
  );
  return (
    <Card title="Feedback" note={pages.totalCount || undefined} actions={give} flush={pages.nodes.length > 0}>
      {pages.nodes.length === 0 ? (
        <p className="small muted row">
          <MessageCircleHeart className="icon icon-small" /> Nothing was said about this goal yet.
        </p>
      ) : (
        <ul className="rows">
          {pages.nodes.map(({ id, text, sentAt, giver }) => (
            <li key={id}>
              <div className="grow">
                <p className="small said">{text}</p>
                <p className="tiny faint">
                  {giver?.name} · <RelativeTime value={sentAt} />
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {pages.hasMore && (
        <MoreRows
          shown={pages.nodes.length}
          total={pages.totalCount}
          of="remarks"
          onMore={pages.showMore}
          pending={pages.stale}
        />
      )}
    </Card>
  );
}
