import { graphql, type ResultOf } from "../../graphql/graphql";

export const unsignedQuery = graphql(`
  query CycleUnsigned($cycleId: ID!, $first: Int!, $after: String) {
    reviews(first: $first, after: $after, where: { cycleId: $cycleId, direction: MANAGER, state: [ACKNOWLEDGED] }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id version unsigned allowedActions reviewee { id name title } reviewer { id name } }
    }
  }
`);

export const remindToSign = graphql(`
  mutation RemindToSign($input: RemindToSignInput!) {
    remindToSign(input: $input) {
      __typename
      ... on RemindToSignPayload { reviews cycle { id version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export type Unsigned = ResultOf<typeof unsignedQuery>["reviews"]["nodes"][number];

/** Who has not signed, by name where the list knows it. */
export function missing({ unsigned, reviewee, reviewer }: Unsigned): string[] {
  const names = { EMPLOYEE: reviewee.name, MANAGER: reviewer.name, NEXT_MANAGER: "the next manager", HR: "HR" };
  return unsigned.map((signer) => names[signer]);
}

export function counted(reviews: number): string {
  return reviews === 1 ? "1 review" : `${reviews} reviews`;
}
