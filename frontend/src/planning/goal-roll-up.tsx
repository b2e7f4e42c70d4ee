import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql, type ResultOf } from "../graphql/graphql";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { formatNumber, formatPercent } from "../ui/format";
import { SkeletonRows } from "../ui/skeleton";

const rollUpQuery = graphql(`
  query GoalRollUp($id: ID!) {
    goal(id: $id) {
      id
      rollUp { version formula lever byChildren hidden hiddenWeight parts { id title weight share progress gain leftOut } }
    }
  }
`);

type Part = NonNullable<ResultOf<typeof rollUpQuery>["goal"]>["rollUp"]["parts"][number];

const reasons = {
  ARCHIVED: "archived",
  DROPPED: "dropped",
  PRIVATE: "private",
  NO_NUMBER: "no number yet",
} as const;

/** How the progress adds up, asked for when somebody wants to know. */
export function GoalRollUp({ goalId }: { goalId: string }) {
  const [open, setOpen] = useState(false);
  const [{ data, error }] = useQuery({ query: rollUpQuery, variables: { id: goalId }, pause: !open });
  const rollUp = data?.goal?.rollUp;
  return (
    <Card
      title="How the progress adds up"
      actions={
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Hide" : "Show"}
        </Button>
      }
    >
      {!open ? (
        <p className="muted small">Its parts, their weights, and the sum.</p>
      ) : error && !data ? (
        <p className="muted small">{describeFailure(error).next}</p>
      ) : !rollUp ? (
        <SkeletonRows rows={2} />
      ) : (
        <div className="stack-small">
          <table className="terms roll-up">
            <caption className="visually-hidden">The parts of the progress</caption>
            <thead>
              <tr>
                <th scope="col">{rollUp.byChildren ? "Goal below" : "Key result"}</th>
                <th scope="col">Weight</th>
                <th scope="col">Progress</th>
                <th scope="col">At its target</th>
              </tr>
            </thead>
            <tbody>
              {rollUp.parts.map((part) => (
                <PartRow key={part.id} part={part} isGoal={rollUp.byChildren} />
              ))}
              {rollUp.hidden > 0 && (
                <tr>
                  <th scope="row">{rollUp.hidden === 1 ? "1 goal" : `${rollUp.hidden} goals`} you may not see</th>
                  <td className="number">{rollUp.hiddenWeight}%</td>
                  <td>counted</td>
                  <td className="faint">not shown</td>
                </tr>
              )}
            </tbody>
          </table>
          {rollUp.lever && <p className="small strong">{rollUp.lever}</p>}
          <p className="small">{rollUp.formula}</p>
        </div>
      )}
    </Card>
  );
}

function PartRow({ part, isGoal }: { part: Part; isGoal: boolean }) {
  const { id, title, weight, progress, gain, leftOut } = part;
  return (
    <tr>
      <th scope="row">
        {isGoal ? (
          <Link to="/goals/$goalId" params={{ goalId: id }} className="link">
            <bdi>{title}</bdi>
          </Link>
        ) : (
          <bdi>{title}</bdi>
        )}
      </th>
      <td className="number">{weight}%</td>
      <td>{leftOut ? <span className="faint">{reasons[leftOut]}</span> : formatPercent(progress ?? 0)}</td>
      <td className="number">
        {gain === null ? <span className="faint">–</span> : `+${formatNumber(Math.round(gain * 100))} points`}
      </td>
    </tr>
  );
}
