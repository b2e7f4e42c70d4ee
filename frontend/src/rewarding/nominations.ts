import { graphql, type ResultOf } from "../graphql/graphql";

export const nominationRow = graphql(`
  fragment NominationRow on RewardNomination {
    id
    version
    kind
    state
    reason
    decidedReason
    decidedByName
    createdAt
    allowedActions
    employee { id name }
    nominator { id name }
    references { kind objectId label }
  }
`);

export type Nomination = ResultOf<typeof nominationRow>;

export const nominations = graphql(
  `
    fragment Nominations on Query {
      waiting: rewardNominations(turn: MY_TURN, first: 20) { totalCount nodes { id ...NominationRow } }
      mine: rewardNominations(turn: MINE, first: 10) { totalCount nodes { id ...NominationRow } }
      organisation { id rewardSettings { peersNominate } }
    }
  `,
  [nominationRow],
);

export const nominateForReward = graphql(`
  mutation NominateForReward($input: NominateForRewardInput!) {
    nominateForReward(input: $input) {
      __typename
      ... on NominateForRewardPayload { nomination { id employee { id name } } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const declineNomination = graphql(`
  mutation DeclineRewardNomination($input: DeclineRewardNominationInput!) {
    declineRewardNomination(input: $input) {
      __typename
      ... on DeclineRewardNominationPayload { nomination { id version state } }
      ... on UserErrors { errors { code message path } current { ... on RewardNomination { id version state } } }
    }
  }
`);

export const withdrawNomination = graphql(`
  mutation WithdrawRewardNomination($input: WithdrawRewardNominationInput!) {
    withdrawRewardNomination(input: $input) {
      __typename
      ... on WithdrawRewardNominationPayload { nomination { id version state } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const nominationWords = {
  OPEN: "Waits",
  TAKEN_UP: "Taken up",
  DECLINED: "Declined",
  WITHDRAWN: "Withdrawn",
} as const;
