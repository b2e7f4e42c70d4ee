import { graphql } from "../../graphql/graphql";

export const stopLaunch = graphql(`
  mutation StopLaunch($input: StopLaunchInput!) {
    stopLaunch(input: $input) {
      __typename
      ... on StopLaunchPayload { cycle { id state version launchesAt allowedActions } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const stepBack = graphql(`
  mutation StepBackReviewCycle($input: StepBackReviewCycleInput!) {
    stepBackReviewCycle(input: $input) {
      __typename
      ... on StepBackReviewCyclePayload { cycle { id state version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const changeDays = graphql(`
  mutation ChangeCycleDays($input: ChangeCycleDaysInput!) {
    changeCycleDays(input: $input) {
      __typename
      ... on ChangeCycleDaysPayload { cycle { id version nominationDueOn selfDueOn managerDueOn calibrationDueOn sharingDueOn signOffDueOn } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const archiveCycle = graphql(`
  mutation ArchiveReviewCycle($input: ArchiveReviewCycleInput!) {
    archiveReviewCycle(input: $input) {
      __typename
      ... on ArchiveReviewCyclePayload { cycle { id state version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const repeatCycle = graphql(`
  mutation RepeatReviewCycle($input: RepeatReviewCycleInput!) {
    repeatReviewCycle(input: $input) {
      __typename
      ... on RepeatReviewCyclePayload { cycle { id name state version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const settleProblems = graphql(`
  mutation SettleCycleProblems($input: SettleCycleProblemsInput!) {
    settleCycleProblems(input: $input) {
      __typename
      ... on SettleCycleProblemsPayload { cycle { id state version problemCount } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const settleClosedData = graphql(`
  mutation SettleClosedData($input: SettleClosedDataInput!) {
    settleClosedData(input: $input) {
      __typename
      ... on SettleClosedDataPayload { changes { id settledAt reason version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const nudge = graphql(`
  mutation NudgeReviewers($input: NudgeReviewersInput!) {
    nudgeReviewers(input: $input) {
      __typename
      ... on NudgeReviewersPayload { nudged cycle { id version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const extend = graphql(`
  mutation ExtendReviews($input: ExtendReviewsInput!) {
    extendReviews(input: $input) {
      __typename
      ... on ExtendReviewsPayload { cycle { id version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const skipMany = graphql(`
  mutation SkipReviews($input: SkipReviewsInput!) {
    skipReviews(input: $input) {
      __typename
      ... on SkipReviewsPayload { cycle { id version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const addPeople = graphql(`
  mutation AddToReviewCycle($input: AddToReviewCycleInput!) {
    addToReviewCycle(input: $input) {
      __typename
      ... on AddToReviewCyclePayload { cycle { id version counts { participants } } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const unlock = graphql(`
  mutation UnlockParticipant($input: UnlockParticipantInput!) {
    unlockParticipant(input: $input) {
      __typename
      ... on UnlockParticipantPayload { cycle { id version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const reassign = graphql(`
  mutation ReassignReview($input: ReassignReviewInput!) {
    reassignReview(input: $input) {
      __typename
      ... on ReassignReviewPayload { review { id state version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const decideChange = graphql(`
  mutation DecideManagerChange($input: DecideManagerChangeInput!) {
    decideManagerChange(input: $input) {
      __typename
      ... on DecideManagerChangePayload { change { id choice decidedAt version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);
