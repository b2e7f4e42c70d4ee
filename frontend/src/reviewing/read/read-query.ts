import { graphql, type ResultOf } from "../../graphql/graphql";
import { answerFields } from "../write/form-query";
import { othersFields } from "./others-words";

const sideFields = graphql(
  `
    fragment SideFields on Review @_unmask {
      id
      direction
      state
      submittedAt
      overallRating
      reviewer { id name }
      questions { id section kind title overall }
      answers { ...AnswerFields question { id } goal { id title } skill { id name } standard { id name weight anchors } }
    }
  `,
  [answerFields],
);

export const readQuery = graphql(
  `
    query ReviewToRead($id: ID!) {
      review(id: $id) {
        ...SideFields
        version
        dueOn
        sharedAt
        acknowledgedAt
        agreement
        acknowledgementComment
        skipReason
        readers
        counterpartState
        allowedActions
        cycle { id name state selfDueOn managerDueOn signOffDueOn period { id name startsOn endsOn } }
        reviewee { id name title level }
        scale { id steps { value label anchor } }
        goals { id title status progress expected keyResults { id title unit baseline target currentValue } }
        others { ...OthersFields }
        combined { value words }
        score { value words }
        counterpart { ...SideFields sharedAt acknowledgedAt agreement acknowledgementComment }
      }
    }
  `,
  [sideFields, othersFields],
);

export type ReadReview = NonNullable<ResultOf<typeof readQuery>["review"]>;
export type Side = ResultOf<typeof sideFields>;
