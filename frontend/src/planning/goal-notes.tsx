import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { Callout } from "../ui/callout";
import { Card } from "../ui/card";
import { statusLook } from "../ui/status";

export const goalNotes = graphql(`
  fragment GoalNotes on Goal {
    state
    outcome
    returnReason
    retrospective
    allowedActions
    owner { name }
  }
`);

/** What has to be said before the numbers: returned and why, waiting for whom, how it ended, why it matters. */
export function GoalNotes(props: { goal: FragmentOf<typeof goalNotes> }) {
  const { state, outcome, returnReason, retrospective, allowedActions, owner } = readFragment(goalNotes, props.goal);
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
            : "Proposed. It counts once the owner’s manager has agreed."}
        </Callout>
      )}
      {outcome && (
        <Card title={`Closed: ${statusLook(outcome).word.toLowerCase()}`}>
          <p className="eyebrow">What was learned</p>
          <p className="prose">{retrospective || "Nothing was written down."}</p>
        </Card>
      )}
    </>
  );
}
