import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { Card } from "../ui/card";
import { Chip } from "../ui/chip";
import { formatDay, today } from "../ui/format";
import { keyResultWords, type Terms, TermsBeside } from "./goal-terms";

export const goalVersions = graphql(`
  fragment GoalVersions on Goal {
    targetMoved
    versions { number reason agreedAt terms agreedBy { id name } }
  }
`);

/** What was agreed, when and by whom: frozen, however the goal went on; an amendment beside what it replaced. */
export function GoalVersions(props: { goal: FragmentOf<typeof goalVersions> }) {
  const { versions, targetMoved } = readFragment(goalVersions, props.goal);
  if (versions.length === 0) return null;
  return (
    <Card title="What was agreed" note={targetMoved && <Chip tone="warn">Target moved</Chip>}>
      <div className="stack-small">
        {versions.map(({ number, reason, agreedAt, agreedBy, terms }, at) => {
          const before = versions[at + 1]?.terms as Terms | undefined;
          return (
            <details key={number} className="goal-version">
              <summary>
                {before ? "Amended" : "Agreed"} {formatDay(today(new Date(agreedAt)))}
                {agreedBy && ` with ${agreedBy.name}`}, version {number}
              </summary>
              {reason && <p className="small">“{reason}”</p>}
              {before ? (
                <TermsBeside before={before} after={terms as Terms} heads={["Before", "Agreed"]} changesOnly />
              ) : (
                <TermsList terms={terms as Terms} />
              )}
            </details>
          );
        })}
      </div>
    </Card>
  );
}

function TermsList({ terms }: { terms: Terms }) {
  const { weight, startsOn, dueOn, keyResults } = terms;
  return (
    <ul className="small muted goal-terms">
      {keyResults.map((one) => (
        <li key={one.id}>{keyResultWords(one)}</li>
      ))}
      <li>
        {formatDay(startsOn)} to {formatDay(dueOn)}, weight {weight}%
      </li>
    </ul>
  );
}
