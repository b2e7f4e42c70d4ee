import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { classes } from "../ui/classes";
import { formatDay, formatPercent, today } from "../ui/format";
import { dueWords, formatValue, isLate, type Measured, updatedWords, valueAt } from "./goal-words";

export const goalFacts = graphql(`
  fragment GoalFacts on Goal {
    state
    startsOn
    dueOn
    progress
    expected
    lastUpdateOn
    keyResults { id measure direction unit currency baseline target currentValue }
  }
`);

/** Where it stands in figures; with one key result in its own unit. */
export function GoalFacts(props: { goal: FragmentOf<typeof goalFacts> }) {
  const goal = readFragment(goalFacts, props.goal);
  const { state, dueOn, progress, expected, lastUpdateOn, keyResults } = goal;
  const active = state === "ACTIVE";
  const single = keyResults.length === 1 ? keyResults.find(isOnItsWay) : undefined;
  const now = single?.currentValue != null ? formatValue(single, single.currentValue) : undefined;
  const share = progress === null ? "No number yet" : formatPercent(progress);
  const pace = single ? formatValue(single, round(valueAt(single, expected ?? 0))) : formatPercent(expected ?? 0);
  const late = isLate(dueOn, state, today());
  return (
    <section className="card" aria-label="Where it stands">
      <dl className="facts goal-facts">
        <div>
          <dt>Now</dt>
          <dd>
            {now ?? share}
            <small>{now ? `${share} of the way` : updatedWords(lastUpdateOn)}</small>
          </dd>
        </div>
        {active && (
          <div>
            <dt>Expected today</dt>
            <dd>
              {pace}
              <small>{gapWords(progress, expected)}</small>
            </dd>
          </div>
        )}
        {single && (
          <div>
            <dt>Target</dt>
            <dd>
              {formatValue(single, single.target)}
              <small>from {formatValue(single, single.baseline)}</small>
            </dd>
          </div>
        )}
        <div>
          <dt>Due</dt>
          <dd>
            {formatDay(dueOn)}
            <small className={classes(late && "status-bad")}>{dueWords(dueOn, state) || (now ? "" : " ")}</small>
          </dd>
        </div>
        {now && (
          <div>
            <dt>Last number</dt>
            <dd>
              {lastUpdateOn ? formatDay(lastUpdateOn) : "None"}
              <small>{lastUpdateOn ? updatedWords(lastUpdateOn) : ""}</small>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

/** Whether it goes from one number to another, so that a pace can be told in its unit. */
function isOnItsWay({ measure, direction }: { measure: Measured["measure"]; direction: string }): boolean {
  return measure !== "YES_NO" && measure !== "STEPS" && direction !== "KEEP";
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}

function gapWords(progress: number | null, expected: number | null): string {
  if (progress === null || expected === null) return "";
  const points = Math.round((progress - expected) * 100);
  if (points === 0) return "exactly there";
  return `${Math.abs(points)} points ${points > 0 ? "ahead" : "behind"}`;
}
