import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { Card } from "../ui/card";
import { formatDay, today } from "../ui/format";
import { formatValue, type Measured } from "./goal-words";

export const goalVersions = graphql(`
  fragment GoalVersions on Goal {
    versions { number reason agreedAt terms agreedBy { id name } }
  }
`);

interface Terms {
  weight?: number;
  startsOn?: string;
  dueOn?: string;
  keyResults?: (Measured & { id: string; title: string; baseline: string; target: string; weight: number })[];
}

/** What was agreed, when and by whom: frozen, however the goal went on. */
export function GoalVersions(props: { goal: FragmentOf<typeof goalVersions> }) {
  const { versions } = readFragment(goalVersions, props.goal);
  if (versions.length === 0) return null;
  return (
    <Card title="What was agreed">
      <div className="stack-small">
        {versions.map(({ number, reason, agreedAt, agreedBy, terms }) => (
          <details key={number} className="goal-version">
            <summary>
              Agreed {formatDay(today(new Date(agreedAt)))}
              {agreedBy && ` by ${agreedBy.name}`}, version {number}
            </summary>
            {reason && <p className="small">“{reason}”</p>}
            <TermsOf terms={terms as Terms} />
          </details>
        ))}
      </div>
    </Card>
  );
}

function TermsOf({ terms: { weight, startsOn, dueOn, keyResults = [] } }: { terms: Terms }) {
  return (
    <ul className="small muted goal-terms">
      {keyResults.map((one) => (
        <li key={one.id}>
          {one.title}: from {formatValue(one, one.baseline)} to {formatValue(one, one.target)}, weight {one.weight}%
        </li>
      ))}
      {startsOn && dueOn && (
        <li>
          {formatDay(startsOn)} to {formatDay(dueOn)}, weight {weight}%
        </li>
      )}
    </ul>
  );
}
