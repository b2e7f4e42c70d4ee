import { Link } from "@tanstack/react-router";
import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { Avatar } from "../ui/avatar";
import { Card } from "../ui/card";
import { RelativeTime } from "../ui/moment";

export const recognitionLine = graphql(`
  fragment RecognitionLine on Feedback {
    id
    text
    sentAt
    giver { id name }
    receiver { id name }
  }
`);

/** The newest thanks of the company, for a home page. */
export function RecognitionCard({ rows }: { rows: readonly FragmentOf<typeof recognitionLine>[] }) {
  return (
    <Card
      title="Recognition"
      flush
      actions={
        <Link to="/recognition" className="link small">
          All
        </Link>
      }
    >
      {rows.length === 0 && (
        <p className="card-body small muted">Praise that everybody may read appears here. Somebody has to begin.</p>
      )}
      <ul className="rows said thanks">
        {rows.map((row) => {
          const { id, text, sentAt, giver, receiver } = readFragment(recognitionLine, row);
          return (
            <li key={id}>
              <div className="row">
                <Avatar name={receiver?.name ?? "?"} size="small" />
                <bdi className="strong ellipsis">{receiver?.name}</bdi>
                <Link
                  to="/feedback/item/$feedbackId"
                  params={{ feedbackId: id }}
                  className="quiet-link said-when faint small nowrap"
                >
                  <RelativeTime value={sentAt} />
                </Link>
              </div>
              <p className="said-text clamped">
                <bdi>{text}</bdi>
              </p>
              <p className="small faint">
                thanked by <bdi>{giver?.name}</bdi>
              </p>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
