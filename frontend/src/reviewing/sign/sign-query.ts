import { graphql, type ResultOf } from "../../graphql/graphql";

/** How far signing is, and every version that was signed. */
export const signQuery = graphql(`
  query ReviewToSign($id: ID!) {
    review(id: $id) {
      id
      direction
      state
      version
      sharedAt
      agreement
      acknowledgementComment
      disputeOutcome
      disputeResolvedAt
      recordNumber
      correctionReason
      employeeSignature
      managerSignature
      thirdSignature
      unsigned
      allowedActions
      overallRating
      reviewer { id name }
      reviewee { id name }
      cycle { id calibrates alsoSigns }
      scale { id steps { value label anchor } }
      questions { id kind title overall }
      answers { id rating text levelBefore levelAfter question { id } goal { id title } skill { id name } standard { id name } }
      counterpart {
        id
        reviewer { id }
        questions { id kind title }
        answers { id levelBefore levelAfter question { id } skill { id name } }
      }
      records {
        number
        reason
        frozenAt
        sealedAt
        fingerprint
        erasedAt
        rating
        label
        agreement
        comment
        disputeOutcome
        answers { direction section kind question subject rating choice yes text levelBefore levelAfter }
        signatures { signer outcome at reason by { id name } }
      }
    }
  }
`);

export type SignReview = NonNullable<ResultOf<typeof signQuery>["review"]>;
export type SignedVersion = SignReview["records"][number];
export type Signer = SignReview["unsigned"][number];

/** Everything a move changes of a review; what it is shown in is asked again. */
export const signMoves = {
  sign: graphql(`
    mutation SignReview($input: SignReviewInput!) {
      signReview(input: $input) {
        __typename
        ... on SignReviewPayload { review { id state version unsigned allowedActions } }
        ... on UserErrors { errors { code message path } }
      }
    }
  `),
  resolve: graphql(`
    mutation ResolveDisagreement($input: ResolveDisagreementInput!) {
      resolveDisagreement(input: $input) {
        __typename
        ... on ResolveDisagreementPayload { review { id state version allowedActions disputeOutcome } }
        ... on UserErrors { errors { code message path } }
      }
    }
  `),
  recordUnsigned: graphql(`
    mutation RecordUnsigned($input: RecordUnsignedInput!) {
      recordUnsigned(input: $input) {
        __typename
        ... on RecordUnsignedPayload { review { id state version unsigned allowedActions } }
        ... on UserErrors { errors { code message path } }
      }
    }
  `),
  correct: graphql(`
    mutation CorrectReview($input: CorrectReviewInput!) {
      correctReview(input: $input) {
        __typename
        ... on CorrectReviewPayload { review { id state version recordNumber overallRating allowedActions } }
        ... on UserErrors { errors { code message path } }
      }
    }
  `),
};
