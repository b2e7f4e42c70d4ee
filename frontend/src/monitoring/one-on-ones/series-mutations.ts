import { graphql } from "../../graphql/graphql";

export const startOneOnOne = graphql(`
  mutation StartOneOnOne($input: StartOneOnOneInput!) {
    startOneOnOne(input: $input) {
      __typename
      ... on StartOneOnOnePayload { oneOnOne { id state } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const acceptOneOnOne = graphql(`
  mutation AcceptOneOnOne($input: AcceptOneOnOneInput!) {
    acceptOneOnOne(input: $input) {
      __typename
      ... on AcceptOneOnOnePayload { oneOnOne { id state version allowedActions } }
      ... on UserErrors { errors { code message path } current { ... on OneOnOne { id state version } } }
    }
  }
`);

export const declineOneOnOne = graphql(`
  mutation DeclineOneOnOne($input: DeclineOneOnOneInput!) {
    declineOneOnOne(input: $input) {
      __typename
      ... on DeclineOneOnOnePayload { oneOnOne { id state version allowedActions } }
      ... on UserErrors { errors { code message path } current { ... on OneOnOne { id state version } } }
    }
  }
`);

export const rescheduleOneOnOne = graphql(`
  mutation RescheduleOneOnOne($input: RescheduleOneOnOneInput!) {
    rescheduleOneOnOne(input: $input) {
      __typename
      ... on RescheduleOneOnOnePayload { oneOnOne { id version cadence startsOn time timeZone minutes } }
      ... on UserErrors { errors { code message path } current { ... on OneOnOne { id version } } }
    }
  }
`);

export const endOneOnOne = graphql(`
  mutation EndOneOnOne($input: EndOneOnOneInput!) {
    endOneOnOne(input: $input) {
      __typename
      ... on EndOneOnOnePayload { oneOnOne { id state version allowedActions } }
      ... on UserErrors { errors { code message path } current { ... on OneOnOne { id state version } } }
    }
  }
`);

export const moveMeeting = graphql(`
  mutation MoveMeeting($input: MoveMeetingInput!) {
    moveMeeting(input: $input) {
      __typename
      ... on MoveMeetingPayload { meeting { id startsAt moved version } }
      ... on UserErrors { errors { code message path } current { ... on Meeting { id startsAt version } } }
    }
  }
`);

export const skipMeeting = graphql(`
  mutation SkipMeeting($input: SkipMeetingInput!) {
    skipMeeting(input: $input) {
      __typename
      ... on SkipMeetingPayload { meeting { id state version allowedActions } }
      ... on UserErrors { errors { code message path } current { ... on Meeting { id state version } } }
    }
  }
`);

export const restoreMeeting = graphql(`
  mutation RestoreMeeting($input: RestoreMeetingInput!) {
    restoreMeeting(input: $input) {
      __typename
      ... on RestoreMeetingPayload { meeting { id state version allowedActions } }
      ... on UserErrors { errors { code message path } current { ... on Meeting { id state version } } }
    }
  }
`);
