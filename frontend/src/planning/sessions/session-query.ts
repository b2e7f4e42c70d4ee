import { graphql, type ResultOf } from "../../graphql/graphql";

const sessionFields = graphql(`
  fragment SessionFields on PlanningSession @_unmask {
    id
    version
    title
    startsAt
    minutes
    place
    state
    summary
    noDecisions
    cancelReason
    calendarHref
    allowedActions
    department { id name }
    period { id name }
    organiser { id name }
    participants { employee { id name title } }
    items {
      id
      version
      title
      note
      kind
      state
      cutReason
      owner { id name }
      carriedFrom { id session { id title } }
    }
    decisions { id text dueOn owner { id name } }
    goals { goal { id title status owner { id name } } }
  }
`);

export const sessionQuery = graphql(
  `
    query PlanningSession($id: ID!) {
      planningSession(id: $id) { ...SessionFields }
    }
  `,
  [sessionFields],
);

export type Session = ResultOf<typeof sessionFields>;
export type Item = Session["items"][number];
