import { graphql } from "../graphql/graphql";

/** What the buttons of a goal send. Each answers the goal as far as the buttons and the head of its page show it. */
const moved = graphql(`
  fragment MovedGoal on Goal {
    id
    state
    version
    outcome
    realism
    retrospective
    returnReason
    allowedActions
    status
    statusReason
    expected
    targetMoved
    title
    dueOn
    weight
    versions { id number }
    proposals { id state answer }
    pauses { id startsOn endsOn reason }
  }
`);

export const proposeGoal = graphql(
  `
    mutation ProposeGoal($input: ProposeGoalInput!) {
      proposeGoal(input: $input) {
        __typename
        ... on ProposeGoalPayload { goal { ...MovedGoal } }
        ... on UserErrors { errors { code message path } current { ... on Goal { id version } } }
      }
    }
  `,
  [moved],
);

export const approveGoal = graphql(
  `
    mutation ApproveGoal($input: ApproveGoalInput!) {
      approveGoal(input: $input) {
        __typename
        ... on ApproveGoalPayload { goal { ...MovedGoal } }
        ... on UserErrors { errors { code message path } current { ... on Goal { id version } } }
      }
    }
  `,
  [moved],
);

export const returnGoal = graphql(
  `
    mutation ReturnGoal($input: ReturnGoalInput!) {
      returnGoal(input: $input) {
        __typename
        ... on ReturnGoalPayload { goal { ...MovedGoal } }
        ... on UserErrors { errors { code message path } current { ... on Goal { id version } } }
      }
    }
  `,
  [moved],
);

export const closeGoal = graphql(
  `
    mutation CloseGoal($input: CloseGoalInput!) {
      closeGoal(input: $input) {
        __typename
        ... on CloseGoalPayload { goal { ...MovedGoal } }
        ... on UserErrors { errors { code message path } current { ... on Goal { id version } } }
      }
    }
  `,
  [moved],
);

export const reopenGoal = graphql(
  `
    mutation ReopenGoal($input: ReopenGoalInput!) {
      reopenGoal(input: $input) {
        __typename
        ... on ReopenGoalPayload { goal { ...MovedGoal } }
        ... on UserErrors { errors { code message path } current { ... on Goal { id version } } }
      }
    }
  `,
  [moved],
);

export const pauseGoal = graphql(
  `
    mutation PauseGoal($input: PauseGoalInput!) {
      pauseGoal(input: $input) {
        __typename
        ... on PauseGoalPayload { goal { ...MovedGoal } }
        ... on UserErrors { errors { code message path } current { ... on Goal { id version } } }
      }
    }
  `,
  [moved],
);

export const resumeGoal = graphql(
  `
    mutation ResumeGoal($input: ResumeGoalInput!) {
      resumeGoal(input: $input) {
        __typename
        ... on ResumeGoalPayload { goal { ...MovedGoal } }
        ... on UserErrors { errors { code message path } current { ... on Goal { id version } } }
      }
    }
  `,
  [moved],
);

export const acceptGoalProposal = graphql(
  `
    mutation AcceptGoalProposal($input: AcceptGoalProposalInput!) {
      acceptGoalProposal(input: $input) {
        __typename
        ... on AcceptGoalProposalPayload { goal { ...MovedGoal keyResults { id } } }
        ... on UserErrors { errors { code message path } current { ... on Goal { id version } } }
      }
    }
  `,
  [moved],
);

export const declineGoalProposal = graphql(
  `
    mutation DeclineGoalProposal($input: DeclineGoalProposalInput!) {
      declineGoalProposal(input: $input) {
        __typename
        ... on DeclineGoalProposalPayload { goal { ...MovedGoal } }
        ... on UserErrors { errors { code message path } current { ... on Goal { id version } } }
      }
    }
  `,
  [moved],
);

export const withdrawGoalProposal = graphql(
  `
    mutation WithdrawGoalProposal($input: WithdrawGoalProposalInput!) {
      withdrawGoalProposal(input: $input) {
        __typename
        ... on WithdrawGoalProposalPayload { goal { ...MovedGoal } }
        ... on UserErrors { errors { code message path } current { ... on Goal { id version } } }
      }
    }
  `,
  [moved],
);
