import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { Card } from "../ui/card";
import { formatDay, today } from "../ui/format";
import { GoalLink } from "./goal-cells";

export const goalPlaces = graphql(`
  fragment GoalPlaces on Goal {
    moves { id reason movedAt movedBy { name } supported { id title } supports { id title } }
  }
`);

/** How the goal came to stand where it does in the tree; only those concerned are told. */
export function GoalPlaces(props: { goal: FragmentOf<typeof goalPlaces> }) {
  const { moves } = readFragment(goalPlaces, props.goal);
  if (moves.length === 0) return null;
  return (
    <Card title="Moved in the tree">
      <ul className="stack-small">
        {moves.map(({ id, reason, movedAt, movedBy, supported, supports }) => (
          <li key={id} className="small">
            <p>
              {supports ? (
                <>
                  Supports <GoalLink goal={supports} />
                </>
              ) : (
                "Supports no goal here"
              )}{" "}
              <span className="muted">
                since {formatDay(today(new Date(movedAt)))}
                {movedBy && `, by ${movedBy.name}`}
                {supported && (
                  <>
                    ; before, <bdi>{supported.title}</bdi>
                  </>
                )}
              </span>
            </p>
            {reason && <p className="goal-supports">“{reason}”</p>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
