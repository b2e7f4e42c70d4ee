import { graphql } from "../../graphql/graphql";
import { agendaItem } from "./query";

export const addAgendaItem = graphql(
  `
    mutation AddAgendaItem($input: AddAgendaItemInput!) {
      addAgendaItem(input: $input) {
        __typename
        ... on AddAgendaItemPayload { agendaItem { id ...AgendaItemRow } }
        ... on UserErrors { errors { code message path } }
      }
    }
  `,
  [agendaItem],
);

export const editAgendaItem = graphql(
  `
    mutation EditAgendaItem($input: EditAgendaItemInput!) {
      editAgendaItem(input: $input) {
        __typename
        ... on EditAgendaItemPayload { agendaItem { id ...AgendaItemRow } }
        ... on UserErrors { errors { code message path } current { ... on AgendaItem { id ...AgendaItemRow } } }
      }
    }
  `,
  [agendaItem],
);

export const moveAgendaItem = graphql(
  `
    mutation MoveAgendaItem($input: MoveAgendaItemInput!) {
      moveAgendaItem(input: $input) {
        __typename
        ... on MoveAgendaItemPayload { agendaItem { id ...AgendaItemRow } }
        ... on UserErrors { errors { code message path } }
      }
    }
  `,
  [agendaItem],
);

export const tickAgendaItem = graphql(
  `
    mutation TickAgendaItem($input: TickAgendaItemInput!) {
      tickAgendaItem(input: $input) {
        __typename
        ... on TickAgendaItemPayload { agendaItem { id ...AgendaItemRow } }
        ... on UserErrors { errors { code message path } }
      }
    }
  `,
  [agendaItem],
);

export const untickAgendaItem = graphql(
  `
    mutation UntickAgendaItem($input: UntickAgendaItemInput!) {
      untickAgendaItem(input: $input) {
        __typename
        ... on UntickAgendaItemPayload { agendaItem { id ...AgendaItemRow } }
        ... on UserErrors { errors { code message path } }
      }
    }
  `,
  [agendaItem],
);

export const removeAgendaItem = graphql(
  `
    mutation RemoveAgendaItem($input: RemoveAgendaItemInput!) {
      removeAgendaItem(input: $input) {
        __typename
        ... on RemoveAgendaItemPayload { agendaItem { id ...AgendaItemRow } }
        ... on UserErrors { errors { code message path } }
      }
    }
  `,
  [agendaItem],
);
