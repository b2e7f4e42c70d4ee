import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { Callout } from "../ui/callout";
import { Card } from "../ui/card";
import { formatDay } from "../ui/format";
import { statusLook } from "../ui/status";
import { realismSentence } from "./goal-words";

export const goalNotes = graphql(`
  fragment GoalNotes on Goal {
    state
    outcome
    returnReason
    realism
    retrospective
    allowedActions
    owner { name }
    pauses { startsOn endsOn reason }
  }
`);

/** What has to be said before the numbers: returned and why, waiting for whom, how it ended, why it matters. */
export function GoalNotes(props: { goal: FragmentOf<typeof goalNotes> }) {
  const goal = readFragment(goalNotes, props.goal);
  const { state, outcome, realism, returnReason, retrospective, allowedActions, owner } = goal;
  const pause = goal.pauses.find(({ endsOn }) => endsOn === null);
  return (
    <>
      {state === "DRAFT" && returnReason && (
        <Callout kind="warn">
          <p className="strong">Returned to draft</p>
          <p>“{returnReason}”</p>
        </Callout>
      )}
      {state === "PROPOSED" && (
        <Callout>
          {allowedActions.includes("APPROVE")
            ? `${owner?.name ?? "The owner"} proposes this goal. Agree it, or return it with a reason.`
            : "Proposed. It counts once the owner’s manager has agreed, or HR where there is none."}
        </Callout>
      )}
      {state === "PAUSED" && (
        <Callout>
          <p className="strong">Paused{pause && ` since ${formatDay(pause.startsOn)}`}: no progress is expected.</p>
          {pause?.reason && <p>“{pause.reason}”</p>}
        </Callout>
      )}
      {outcome && (
        <Card title={`Closed: ${statusLook(outcome).word.toLowerCase()}`}>
          {realism && <p>{realismSentence(realism)}</p>}
          <p className="eyebrow">What was learned</p>
          <p className="prose">{retrospective || "Nothing was written down."}</p>
        </Card>
      )}
    </>
  );
}
