import { useState } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql } from "../graphql/graphql";
import { DateField } from "../ui/field";
import { formatDay, today } from "../ui/format";
import { GoalLink } from "./goal-cells";

const pastQuery = graphql(`
  query GoalPastTree($id: ID!, $at: DateTime!) {
    goal(id: $id) {
      id
      childrenAt(at: $at) { weight since goal { id title owner { name } } }
    }
  }
`);

/** Which goals fed this one at the end of an earlier day, and with which weights. */
export function GoalPastTree({ goalId }: { goalId: string }) {
  const [day, setDay] = useState("");
  const [{ data, error }] = useQuery({
    query: pastQuery,
    variables: { id: goalId, at: `${day}T23:59:59Z` },
    pause: day === "",
  });
  const fed = data?.goal?.childrenAt ?? [];
  return (
    <div className="stack-small">
      <DateField label="What fed it on an earlier day" name="at" max={today()} value={day} onChange={setDay} />
      {day !== "" && error && <p className="muted small">{describeFailure(error).next}</p>}
      {day !== "" && data && fed.length === 0 && (
        <p className="muted small">No goal that you may see fed it on {formatDay(day)}.</p>
      )}
      {day !== "" && fed.length > 0 && (
        <table className="terms roll-up">
          <caption className="visually-hidden">What fed it on {formatDay(day)}</caption>
          <thead>
            <tr>
              <th scope="col">Goal below</th>
              <th scope="col">Weight</th>
              <th scope="col">Since</th>
            </tr>
          </thead>
          <tbody>
            {fed.map(({ weight, since, goal }) => (
              <tr key={`${goal?.id}${since}`}>
                <th scope="row">{goal && <GoalLink goal={goal} />}</th>
                <td className="number">{weight}%</td>
                <td>{formatDay(today(new Date(since)))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
