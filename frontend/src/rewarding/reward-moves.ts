import { graphql, type ResultOf } from "../graphql/graphql";
import type { MutationForm } from "../graphql/use-mutation-form";
import { type State, stateWords } from "./reward-words";

/** What has become of a reward: enough to say it and to move it on. */
const movedReward = graphql(`
  fragment MovedReward on Reward @_unmask {
    id
    state
    version
    allowedActions
    employee { id name }
    approvals { level decision waitsFor }
  }
`);

const refusal = graphql(`
  fragment MoveRefusal on UserErrors @_unmask {
    errors { code message path }
    current { id ... on Reward { state version } }
  }
`);

export const approveReward = graphql(
  `
    mutation ApproveReward($input: ApproveRewardInput!) {
      approveReward(input: $input) {
        __typename
        ... on ApproveRewardPayload { reward { ...MovedReward } }
        ...MoveRefusal
      }
    }
  `,
  [movedReward, refusal],
);

export const rejectReward = graphql(
  `
    mutation RejectReward($input: RejectRewardInput!) {
      rejectReward(input: $input) {
        __typename
        ... on RejectRewardPayload { reward { ...MovedReward } }
        ...MoveRefusal
      }
    }
  `,
  [movedReward, refusal],
);

export const withdrawReward = graphql(
  `
    mutation WithdrawReward($input: WithdrawRewardInput!) {
      withdrawReward(input: $input) {
        __typename
        ... on WithdrawRewardPayload { reward { ...MovedReward } }
        ...MoveRefusal
      }
    }
  `,
  [movedReward, refusal],
);

export const communicateReward = graphql(
  `
    mutation CommunicateReward($input: CommunicateRewardInput!) {
      communicateReward(input: $input) {
        __typename
        ... on CommunicateRewardPayload { reward { ...MovedReward } }
        ...MoveRefusal
      }
    }
  `,
  [movedReward, refusal],
);

export const executeReward = graphql(
  `
    mutation ExecuteReward($input: ExecuteRewardInput!) {
      executeReward(input: $input) {
        __typename
        ... on ExecuteRewardPayload { reward { ...MovedReward } }
        ...MoveRefusal
      }
    }
  `,
  [movedReward, refusal],
);

export const stopApproval = graphql(
  `
    mutation StopApproval($input: StopApprovalInput!) {
      stopApproval(input: $input) {
        __typename
        ... on StopApprovalPayload { reward { ...MovedReward } }
        ...MoveRefusal
      }
    }
  `,
  [movedReward, refusal],
);

export const stopTelling = graphql(
  `
    mutation StopTelling($input: StopTellingInput!) {
      stopTelling(input: $input) {
        __typename
        ... on StopTellingPayload { reward { ...MovedReward } }
        ...MoveRefusal
      }
    }
  `,
  [movedReward, refusal],
);

export const askReversal = graphql(
  `
    mutation AskReversal($input: AskReversalInput!) {
      askReversal(input: $input) {
        __typename
        ... on AskReversalPayload { reward { ...MovedReward } }
        ...MoveRefusal
      }
    }
  `,
  [movedReward, refusal],
);

export const confirmReversal = graphql(
  `
    mutation ConfirmReversal($input: ConfirmReversalInput!) {
      confirmReversal(input: $input) {
        __typename
        ... on ConfirmReversalPayload { reward { ...MovedReward } }
        ...MoveRefusal
      }
    }
  `,
  [movedReward, refusal],
);

export const keepReward = graphql(
  `
    mutation KeepReward($input: KeepRewardInput!) {
      keepReward(input: $input) {
        __typename
        ... on KeepRewardPayload { reward { ...MovedReward } }
        ...MoveRefusal
      }
    }
  `,
  [movedReward, refusal],
);

export type Moved = ResultOf<typeof movedReward>;

/** "Approved. Waits for an HR partner." */
export function approvedWords({ state, approvals, employee }: Moved): string {
  const open = state === "PROPOSED" ? approvals.find(({ decision }) => decision === null) : undefined;
  return open ? `Approved. ${open.waitsFor}` : `Approved by all. ${employee.name} can be told now.`;
}

/** Why a move was refused; after a change by somebody else, how things stand now. */
export function refusedWords(form: Pick<MutationForm<unknown, never>, "errors" | "conflict">): string[] {
  const current = form.conflict?.current as { state?: State } | null | undefined;
  if (form.conflict) {
    const state = current?.state;
    const now = !state
      ? ""
      : state === "PROPOSED"
        ? "It still waits for approval. "
        : `It is ${stateWords[state].toLowerCase()} now. `;
    return [`Somebody changed this reward while you looked at it. ${now}What you see here is up to date: look again.`];
  }
  return Object.values(form.errors).flat();
}
