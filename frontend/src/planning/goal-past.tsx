import { useState } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql, type ResultOf } from "../graphql/graphql";
import { Card } from "../ui/card";
import { DateField } from "../ui/field";
import { formatDay, formatPercent, today } from "../ui/format";
import { SkeletonRows } from "../ui/skeleton";
import { formatValue } from "./goal-words";

const goalPastQuery = graphql(`
  query GoalPast($id: ID!, $at: DateTime!) {
    goal(id: $id) {
      id
      progressAt(at: $at) { then now }
      keyResults {
        id
        title
        measure
        unit
        currency
        valueAt(at: $at) { then { value on } now { value on } }
      }
    }
  }
`);

type Past = NonNullable<ResultOf<typeof goalPastQuery>["goal"]>;
type Known = NonNullable<NonNullable<Past["keyResults"][number]["valueAt"]>["now"]>;

/** How far it was on an earlier day: as was known at its end, and as is known now. */
export function GoalPast({ goalId, startsOn }: { goalId: string; startsOn: string }) {
  const [day, choose] = useState("");
  const over = day >= startsOn && day < today();
  const [{ data, error }] = useQuery({
    query: goalPastQuery,
    variables: { id: goalId, at: over ? endOf(day) : "" },
    pause: !over,
  });
  return (
    <Card title="On an earlier day">
      <div className="stack-small">
        <DateField label="Day" name="pastDay" min={startsOn} max={today()} value={day} onChange={choose} />
        {!over ? (
          <p className="small muted">
            {day ? "Choose a day that is over." : "What was known then, and what is known now of the same day."}
          </p>
        ) : error && !data ? (
          <p className="small muted">{describeFailure(error).next}</p>
        ) : data?.goal ? (
          <PastTable goal={data.goal} day={day} />
        ) : (
          <SkeletonRows rows={2} />
        )}
      </div>
    </Card>
  );
}

function PastTable({ goal: { progressAt, keyResults }, day }: { goal: Past; day: string }) {
  const differs =
    JSON.stringify([progressAt?.then, keyResults.map(({ valueAt }) => valueAt?.then)]) !==
    JSON.stringify([progressAt?.now, keyResults.map(({ valueAt }) => valueAt?.now)]);
  return (
    <>
      <table className="terms">
        <caption className="visually-hidden">On {formatDay(day)}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">Known then</th>
            <th scope="col">Known now</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Progress</th>
            <td>{share(progressAt?.then)}</td>
            <td>{share(progressAt?.now)}</td>
          </tr>
          {keyResults.map((part) => (
            <tr key={part.id}>
              <th scope="row">{part.title}</th>
              <td>{number(part, part.valueAt?.then)}</td>
              <td>{number(part, part.valueAt?.now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small muted" role="status">
        {differs ? "Something was entered, corrected or agreed later." : "Nothing about that day has changed since."}
      </p>
    </>
  );
}

function share(progress: number | null | undefined): string {
  return progress == null ? "No number" : formatPercent(progress);
}

function number(part: Past["keyResults"][number], known: Known | null | undefined): string {
  return known ? formatValue(part, known.value) : "No number";
}

/** The last moment of a day where the reader is. */
function endOf(day: string): string {
  return new Date(`${day}T23:59:59.999`).toISOString();
}
