import { graphql, type ResultOf } from "../../../graphql/graphql";

/** What is asked of webhooks and their messages, and done with them. */

export const webhookParts = graphql(`
  fragment WebhookParts on WebhookEndpoint @_unmask {
    id
    address
    events
    state
    failingSince
    oldSecretUntil
    version
    allowedActions
  }
`);

export const webhooksQuery = graphql(
  `
    query Webhooks {
      webhookEndpoints { ...WebhookParts }
    }
  `,
  [webhookParts],
);

export const messagesQuery = graphql(`
  query WebhookMessages($id: ID!, $first: Int!, $after: String, $state: WebhookDeliveryState) {
    node(id: $id) {
      id
      ... on WebhookEndpoint {
        deliveries(first: $first, after: $after, state: $state) {
          totalCount
          pageInfo { hasNextPage endCursor }
          nodes { id type state attempts status answer tries { at status answer } createdAt lastAt nextAt messageId canReplay version }
        }
      }
    }
  }
`);

export type Webhook = ResultOf<typeof webhooksQuery>["webhookEndpoints"][number];
export type WebhookEvent = Webhook["events"][number];
type Named = Extract<NonNullable<ResultOf<typeof messagesQuery>["node"]>, { deliveries: unknown }>;
export type Message = Named["deliveries"]["nodes"][number];

export const eventNames: Record<WebhookEvent, { label: string; note: string }> = {
  REWARD_EXECUTED: { label: "reward.executed", note: "A reward took effect." },
  REWARD_REVERSED: { label: "reward.reversed", note: "A reward was taken back." },
  HANDOVER_FILE_MADE: { label: "handover_file.made", note: "A file for another system was made." },
};

/** Where it goes, short enough to speak of: the host. */
export function hostOf({ address }: Pick<Webhook, "address">): string {
  return URL.parse?.(address)?.host ?? address;
}

export const registerWebhook = graphql(
  `
    mutation RegisterWebhookEndpoint($input: RegisterWebhookEndpointInput!) {
      registerWebhookEndpoint(input: $input) {
        __typename
        ... on RegisterWebhookEndpointPayload { secret endpoint { ...WebhookParts } }
        ... on UserErrors { errors { code message path } }
      }
    }
  `,
  [webhookParts],
);

export const changeWebhook = graphql(
  `
    mutation ChangeWebhookEndpoint($input: ChangeWebhookEndpointInput!) {
      changeWebhookEndpoint(input: $input) {
        __typename
        ... on ChangeWebhookEndpointPayload { endpoint { ...WebhookParts } }
        ... on UserErrors { errors { code message path } current { id } }
      }
    }
  `,
  [webhookParts],
);

export const pauseWebhook = graphql(
  `
    mutation PauseWebhookEndpoint($input: PauseWebhookEndpointInput!) {
      pauseWebhookEndpoint(input: $input) {
        __typename
        ... on PauseWebhookEndpointPayload { endpoint { ...WebhookParts } }
        ... on UserErrors { errors { code message path } current { id } }
      }
    }
  `,
  [webhookParts],
);

export const resumeWebhook = graphql(
  `
    mutation ResumeWebhookEndpoint($input: ResumeWebhookEndpointInput!) {
      resumeWebhookEndpoint(input: $input) {
        __typename
        ... on ResumeWebhookEndpointPayload { endpoint { ...WebhookParts } }
        ... on UserErrors { errors { code message path } current { id } }
      }
    }
  `,
  [webhookParts],
);

export const rotateSecret = graphql(
  `
    mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {
      rotateWebhookSecret(input: $input) {
        __typename
        ... on RotateWebhookSecretPayload { secret endpoint { ...WebhookParts } }
        ... on UserErrors { errors { code message path } current { id } }
      }
    }
  `,
  [webhookParts],
);

export const removeWebhook = graphql(`
  mutation RemoveWebhookEndpoint($input: RemoveWebhookEndpointInput!) {
    removeWebhookEndpoint(input: $input) {
      __typename
      ... on RemoveWebhookEndpointPayload { id }
      ... on UserErrors { errors { code message path } current { id } }
    }
  }
`);

export const sendTest = graphql(`
  mutation SendWebhookTest($input: SendWebhookTestInput!) {
    sendWebhookTest(input: $input) {
      __typename
      ... on SendWebhookTestPayload { delivery { id state } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const replayMessage = graphql(`
  mutation ReplayWebhookDelivery($input: ReplayWebhookDeliveryInput!) {
    replayWebhookDelivery(input: $input) {
      __typename
      ... on ReplayWebhookDeliveryPayload { delivery { id state attempts nextAt canReplay version } }
      ... on UserErrors { errors { code message path } current { id } }
    }
  }
`);

export const replaySince = graphql(`
  mutation ReplayWebhookDeliveries($input: ReplayWebhookDeliveriesInput!) {
    replayWebhookDeliveries(input: $input) {
      __typename
      ... on ReplayWebhookDeliveriesPayload { count left }
      ... on UserErrors { errors { code message path } }
    }
  }
`);
