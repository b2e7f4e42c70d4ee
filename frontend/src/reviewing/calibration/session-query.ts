import { graphql, type ResultOf } from "../../graphql/graphql";

export const sessionQuery = graphql(`
  query CalibrationPage($id: ID!, $first: Int!, $after: String) {
    calibrationSession(id: $id) {
      id
      name
      state
      grid
      gridNames { rows columns boxes }
      namesHidden
      openedAt
      lockedAt
      reopenReason
      version
      allowedActions
      lead { id name }
      cycle { id name state template { id scale { id steps { value label anchor } } } }
      figures {
        people
        talkedThrough
        moved
        toGo
        waiting
        objections
        shares { value label before after percent least most outside }
        raters { people mean difference manager { id name } }
      }
      problems { code message place { id number employee { id name } } }
      places(first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          id
          number
          submittedRating
          rating
          potential
          state
          answer
          answerDueOn
          elsewhere
          placedAt
          version
          allowedActions
          employee { id name title }
          manager { id name }
        }
      }
    }
  }
`);

export const placeQuery = graphql(`
  query CalibrationPlacePanel($id: ID!) {
    node(id: $id) {
      __typename
      ... on CalibrationPlace {
        id
        employee { id name title tenure reviews(first: 3) { nodes { id overallRating direction cycle { id name } } } }
        review {
          id
          cycle { id name }
          counterpart { id overallRating }
          goals { id title status }
          answers { id citations { evidenceId kind label } }
        }
        changes { id number at kind state rating potential reason by { id name } evidence { evidenceId label } }
      }
    }
  }
`);

export const sessionChanged = graphql(`
  subscription CalibrationChanged($id: ID!) {
    calibrationChanged(id: $id) { id version places(first: 100) { nodes { id version } } }
  }
`);

export type Session = NonNullable<ResultOf<typeof sessionQuery>["calibrationSession"]>;
export type Place = Session["places"]["nodes"][number];
export type Step = Session["cycle"]["template"]["scale"]["steps"][number];
export type PlaceDetail = Extract<NonNullable<ResultOf<typeof placeQuery>["node"]>, { __typename: "CalibrationPlace" }>;
