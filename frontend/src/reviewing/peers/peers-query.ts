import { graphql, type ResultOf } from "../../graphql/graphql";

export const peerCyclesQuery = graphql(`
  query CyclesWithPeers {
    reviewCycles(first: 20, where: { state: [NOMINATION, COLLECTING] }) {
      nodes { id name state mostPeers fewestPeers mostExternals smallestGroup selfDueOn }
    }
  }
`);

const nominationFields = graphql(`
  fragment NominationFields on Nomination @_unmask {
    id
    state
    turnDownReason
    version
    allowedActions
    peer { id name title }
  }
`);

const externalFields = graphql(`
  fragment ExternalFields on ExternalReviewer @_unmask {
    id
    name
    email
    state
    turnDownReason
    declineReason
    expiresAt
    handedIn
    version
    allowedActions
  }
`);

export const peersQuery = graphql(
  `
    query PeersOfPeople($cycleId: ID!, $first: Int!, $after: String, $search: String) {
      reviewCycle(id: $cycleId) {
        id
        participants(first: $first, after: $after, search: $search) {
          totalCount
          pageInfo { hasNextPage endCursor }
          nodes {
            id
            canPropose
            canInvite
            employee { id name title }
            nominations { ...NominationFields }
            externals { ...ExternalFields }
          }
        }
      }
    }
  `,
  [nominationFields, externalFields],
);

export const proposePeers = graphql(
  `
    mutation ProposePeers($input: ProposePeersInput!) {
      proposePeers(input: $input) {
        __typename
        ... on ProposePeersPayload { participant { id nominations { ...NominationFields } } }
        ... on UserErrors { errors { code message path } }
      }
    }
  `,
  [nominationFields],
);

export const decideNomination = graphql(
  `
    mutation DecideNomination($input: DecideNominationInput!) {
      decideNomination(input: $input) {
        __typename
        ... on DecideNominationPayload { nomination { ...NominationFields } }
        ... on UserErrors { errors { code message path } }
      }
    }
  `,
  [nominationFields],
);

export const inviteExternal = graphql(
  `
    mutation InviteExternal($input: InviteExternalInput!) {
      inviteExternal(input: $input) {
        __typename
        ... on InviteExternalPayload { external { ...ExternalFields } }
        ... on UserErrors { errors { code message path } }
      }
    }
  `,
  [externalFields],
);

export const decideExternal = graphql(
  `
    mutation DecideExternal($input: DecideExternalInput!) {
      decideExternal(input: $input) {
        __typename
        ... on DecideExternalPayload { link external { ...ExternalFields } }
        ... on UserErrors { errors { code message path } }
      }
    }
  `,
  [externalFields],
);

export type PeerCycle = ResultOf<typeof peerCyclesQuery>["reviewCycles"]["nodes"][number];
type Cycle = NonNullable<ResultOf<typeof peersQuery>["reviewCycle"]>;
export type PeerRow = Cycle["participants"]["nodes"][number];
export type Nomination = PeerRow["nominations"][number];
export type External = PeerRow["externals"][number];
