import { graphql, type ResultOf } from "../../graphql/graphql";

export const peerCyclesQuery = graphql(`
  query CyclesWithPeers {
    reviewCycles(first: 20, where: { state: [NOMINATION, COLLECTING] }) {
      nodes { id name state mostPeers fewestPeers selfDueOn }
    }
  }
`);

export const nominationFields = graphql(`
  fragment NominationFields on Nomination @_unmask {
    id
    state
    turnDownReason
    version
    allowedActions
    peer { id name title }
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
            employee { id name title }
            nominations { ...NominationFields }
          }
        }
      }
    }
  `,
  [nominationFields],
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

export type PeerCycle = ResultOf<typeof peerCyclesQuery>["reviewCycles"]["nodes"][number];
type Cycle = NonNullable<ResultOf<typeof peersQuery>["reviewCycle"]>;
export type PeerRow = Cycle["participants"]["nodes"][number];
export type Nomination = PeerRow["nominations"][number];
