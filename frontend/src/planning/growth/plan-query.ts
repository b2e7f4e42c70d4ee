import { graphql, type ResultOf } from "../../graphql/graphql";

/** Everything that is shown of a development plan. */
export const planFields = graphql(`
  fragment PlanFields on DevelopmentPlan @_unmask {
    id
    version
    state
    summary
    ownerAgreedAt
    managerAgreedAt
    reopenReason
    conclusion
    reviewedAt
    progress
    allowedActions
    owner { id name title manager { id name } }
    period { id name startsOn endsOn }
    targetRole { id name }
    reviewedBy { id name }
    objectives {
      id
      title
      targetLevel
      currentLevel
      skill { id name }
      goal { id title }
      mentorSuggestions { id name title }
      actions {
        id
        version
        kind
        title
        startsOn
        dueOn
        weight
        state
        evidence
        dropReason
        mentor { id name }
        requests { id state mentor { id name } }
      }
    }
  }
`);

export const planQuery = graphql(
  `
    query DevelopmentPlan($id: ID!) {
      developmentPlan(id: $id) { ...PlanFields }
    }
  `,
  [planFields],
);

export type Plan = ResultOf<typeof planFields>;
export type Objective = Plan["objectives"][number];
export type Action = Objective["actions"][number];
