import { graphql } from "../../graphql/graphql";
import { actionItem } from "./query";

export const addActionItem = graphql(
  `
    mutation AddActionItem($input: AddActionItemInput!) {
      addActionItem(input: $input) {
        __typename
        ... on AddActionItemPayload { actionItem { id ...ActionItemRow } }
        ... on UserErrors { errors { code message path } }
      }
    }
  `,
  [actionItem],
);

export const completeActionItem = graphql(
  `
    mutation CompleteActionItem($input: CompleteActionItemInput!) {
      completeActionItem(input: $input) {
        __typename
        ... on CompleteActionItemPayload { actionItem { id ...ActionItemRow } }
        ... on UserErrors { errors { code message path } }
      }
    }
  `,
  [actionItem],
);

export const editActionItem = graphql(
  `
    mutation EditActionItem($input: EditActionItemInput!) {
      editActionItem(input: $input) {
        __typename
        ... on EditActionItemPayload { actionItem { id ...ActionItemRow } }
        ... on UserErrors { errors { code message path } current { ... on ActionItem { id ...ActionItemRow } } }
      }
    }
  `,
  [actionItem],
);

export const dropActionItem = graphql(
  `
    mutation DropActionItem($input: DropActionItemInput!) {
      dropActionItem(input: $input) {
        __typename
        ... on DropActionItemPayload { actionItem { id ...ActionItemRow } }
        ... on UserErrors { errors { code message path } current { ... on ActionItem { id ...ActionItemRow } } }
      }
    }
  `,
  [actionItem],
);

export const reopenActionItem = graphql(
  `
    mutation ReopenActionItem($input: ReopenActionItemInput!) {
      reopenActionItem(input: $input) {
        __typename
        ... on ReopenActionItemPayload { actionItem { id ...ActionItemRow } }
        ... on UserErrors { errors { code message path } }
      }
    }
  `,
  [actionItem],
);
