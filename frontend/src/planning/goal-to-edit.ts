import { type FragmentOf, graphql, type ResultOf, readFragment } from "../graphql/graphql";
import type { UserErrors } from "../graphql/refused";
import type { GoalContent } from "./goal-form-content";

/** All that a form about a goal shows; a refused save brings the goal as it is now. */
export const goalToEdit = graphql(`
  fragment GoalToEdit on Goal {
    id
    title
    description
    level
    state
    weight
    startsOn
    dueOn
    visibility
    returnReason
    version
    allowedActions
    owner { id name title }
    department { id }
    period { id }
    parent { id title }
    keyResults { id title measure direction unit currency baseline target commit stretch steps weight }
  }
`);

export type GoalToEdit = ResultOf<typeof goalToEdit>;

export function contentOf(goal: GoalToEdit): GoalContent {
  const { title, description, level, weight, startsOn, dueOn, visibility, owner, parent } = goal;
  return {
    title,
    description,
    level,
    weight,
    startsOn,
    dueOn,
    visibility,
    owner,
    parent,
    departmentId: goal.department?.id ?? "",
    periodId: goal.period.id,
    keyResults: goal.keyResults.map((one) => ({
      ...one,
      key: one.id,
      commit: one.commit ?? "",
      stretch: one.stretch ?? "",
    })),
  };
}

/** The goal as somebody else left it, out of a refusal. */
export function theirsOf(conflict: UserErrors | null): GoalToEdit | null {
  const current = conflict?.current as FragmentOf<typeof goalToEdit> | null | undefined;
  return current ? readFragment(goalToEdit, current) : null;
}
