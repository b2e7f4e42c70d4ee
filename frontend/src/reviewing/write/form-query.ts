import { graphql, type ResultOf } from "../../graphql/graphql";

/** All that a form shows besides its answers, which are loaded once and then belong to the writer's drafts. */
export const formQuery = graphql(`
  query ReviewForm($id: ID!) {
    review(id: $id) {
      id
      direction
      state
      dueOn
      version
      readers
      rolledUp
      counterpartState
      allowedActions
      cycle {
        id
        name
        state
        evidenceForExtremes
        realismRequired
        period { id name startsOn endsOn }
      }
      reviewee { id name title }
      reviewer { id name }
      questions { id section kind title help required overall choices looksAhead }
      questionReaders { question { id } words named }
      scale { id steps { value label anchor } }
      standards { id name description weight anchors }
      goals {
        id
        title
        status
        statusReason
        progress
        expected
        keyResults { id title measure unit currency baseline target currentValue }
      }
    }
  }
`);

/** A draft raises the version of its form. */
export const versionQuery = graphql(`
  query ReviewVersion($id: ID!) {
    review(id: $id) { id version }
  }
`);

export type Form = NonNullable<ResultOf<typeof formQuery>["review"]>;
export type Question = Form["questions"][number];
export type Goal = Form["goals"][number];
export type ScaleStep = Form["scale"]["steps"][number];

export const answerFields = graphql(`
  fragment AnswerFields on Answer @_unmask {
    id
    version
    rating
    choice
    yes
    text
    levelBefore
    levelAfter
    citations { kind evidenceId label }
  }
`);

export const answersQuery = graphql(
  `
    query ReviewAnswers($id: ID!) {
      review(id: $id) {
        id
        answers { ...AnswerFields question { id } goal { id } skill { id name } standard { id } }
      }
    }
  `,
  [answerFields],
);

export type AnswerRow = NonNullable<ResultOf<typeof answersQuery>["review"]>["answers"][number];
