import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { Avatar } from "../ui/avatar";
import { Chip } from "../ui/chip";
import { RelativeTime } from "../ui/moment";

export const saidRow = graphql(`
  fragment SaidRow on Feedback {
    id
    kind
    text
    sentAt
    giver { id name }
  }
`);

const kinds = { PRAISE: "Praise", CONSTRUCTIVE: "Feedback", NOTE: "Note" } as const;

/** The newest words about somebody's work. */
export function SaidRows({ rows }: { rows: readonly FragmentOf<typeof saidRow>[] }) {
  return (
    <ul className="rows said">
      {rows.map((row) => {
        const { id, kind, text, sentAt, giver } = readFragment(saidRow, row);
        return (
          <li key={id}>
            <div className="row row-wrap">
              {giver && <Avatar name={giver.name} size="small" />}
              <span className="strong ellipsis">
                <bdi>{giver?.name}</bdi>
              </span>
              <Chip tone={kind === "PRAISE" ? "accent" : undefined}>{kinds[kind]}</Chip>
              <span className="said-when faint small">
                <RelativeTime value={sentAt} />
              </span>
            </div>
            <p className="said-text">
              <bdi>{text}</bdi>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
