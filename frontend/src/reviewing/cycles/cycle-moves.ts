import { graphql } from "../../graphql/graphql";

export const launchCycle = graphql(`
  mutation LaunchReviewCycle($input: LaunchReviewCycleInput!) {
    launchReviewCycle(input: $input) {
      __typename
      ... on LaunchReviewCyclePayload { cycle { id state version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const moveCycle = graphql(`
  mutation MoveReviewCycle($input: MoveReviewCycleInput!) {
    moveReviewCycle(input: $input) {
      __typename
      ... on MoveReviewCyclePayload { cycle { id state version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const closeCycle = graphql(`
  mutation CloseReviewCycle($input: CloseReviewCycleInput!) {
    closeReviewCycle(input: $input) {
      __typename
      ... on CloseReviewCyclePayload { cycle { id state version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const cancelCycle = graphql(`
  mutation CancelReviewCycle($input: CancelReviewCycleInput!) {
    cancelReviewCycle(input: $input) {
      __typename
      ... on CancelReviewCyclePayload { cycle { id state version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const shareCycle = graphql(`
  mutation ShareCycle($input: ShareAllReviewsInput!) {
    shareAllReviews(input: $input) {
      __typename
      ... on ShareAllReviewsPayload { cycle { id state version counts { shared } } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);
