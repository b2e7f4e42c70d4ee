import { graphql } from "../../graphql/graphql";

export const openAppraisal = graphql(`
  mutation OpenAppraisal($input: OpenAppraisalInput!) {
    openAppraisal(input: $input) {
      __typename
      ... on OpenAppraisalPayload { appraisal { id state version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const extendAppraisal = graphql(`
  mutation ExtendAppraisal($input: ExtendAppraisalInput!) {
    extendAppraisal(input: $input) {
      __typename
      ... on ExtendAppraisalPayload { appraisal { id closesOn version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const revealAppraisal = graphql(`
  mutation RevealAppraisal($input: RevealAppraisalInput!) {
    revealAppraisal(input: $input) {
      __typename
      ... on RevealAppraisalPayload { appraisal { id state version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const cancelAppraisal = graphql(`
  mutation CancelAppraisal($input: CancelAppraisalInput!) {
    cancelAppraisal(input: $input) {
      __typename
      ... on CancelAppraisalPayload { appraisal { id state version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const publishAppraisal = graphql(`
  mutation PublishAppraisal($input: PublishAppraisalInput!) {
    publishAppraisal(input: $input) {
      __typename
      ... on PublishAppraisalPayload { appraisal { id state version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const voteInAppraisal = graphql(`
  mutation VoteInAppraisal($input: VoteInAppraisalInput!) {
    voteInAppraisal(input: $input) {
      __typename
      ... on VoteInAppraisalPayload { appraisal { id allowedActions } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const addItem = graphql(`
  mutation AddAppraisalItem($input: AddAppraisalItemInput!) {
    addAppraisalItem(input: $input) {
      __typename
      ... on AddAppraisalItemPayload { item { id version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const updateItem = graphql(`
  mutation UpdateAppraisalItem($input: UpdateAppraisalItemInput!) {
    updateAppraisalItem(input: $input) {
      __typename
      ... on UpdateAppraisalItemPayload { item { id version text } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const removeItem = graphql(`
  mutation RemoveAppraisalItem($input: RemoveAppraisalItemInput!) {
    removeAppraisalItem(input: $input) {
      __typename
      ... on RemoveAppraisalItemPayload { appraisal { id goals { id items { id } } } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);
