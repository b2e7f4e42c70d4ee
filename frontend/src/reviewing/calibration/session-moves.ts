import { graphql } from "../../graphql/graphql";

export const openSession = graphql(`
  mutation OpenCalibration($input: OpenCalibrationInput!) {
    openCalibration(input: $input) {
      __typename
      ... on OpenCalibrationPayload { session { id state version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const hideNames = graphql(`
  mutation HideCalibrationNames($input: HideCalibrationNamesInput!) {
    hideCalibrationNames(input: $input) {
      __typename
      ... on HideCalibrationNamesPayload { session { id namesHidden version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const takeOver = graphql(`
  mutation TakeOverCalibration($input: TakeOverCalibrationInput!) {
    takeOverCalibration(input: $input) {
      __typename
      ... on TakeOverCalibrationPayload { session { id version lead { id name } } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const lockSession = graphql(`
  mutation LockCalibration($input: LockCalibrationInput!) {
    lockCalibration(input: $input) {
      __typename
      ... on LockCalibrationPayload { session { id state version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const reopenSession = graphql(`
  mutation ReopenCalibration($input: ReopenCalibrationInput!) {
    reopenCalibration(input: $input) {
      __typename
      ... on ReopenCalibrationPayload { session { id state version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const placePerson = graphql(`
  mutation PlaceInCalibration($input: PlaceInCalibrationInput!) {
    placeInCalibration(input: $input) {
      __typename
      ... on PlaceInCalibrationPayload { place { id version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const markPlace = graphql(`
  mutation MarkCalibrationPlace($input: MarkCalibrationPlaceInput!) {
    markCalibrationPlace(input: $input) {
      __typename
      ... on MarkCalibrationPlacePayload { place { id version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const answerPlace = graphql(`
  mutation AnswerCalibration($input: AnswerCalibrationInput!) {
    answerCalibration(input: $input) {
      __typename
      ... on AnswerCalibrationPayload { place { id version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const decidePlace = graphql(`
  mutation DecideCalibration($input: DecideCalibrationInput!) {
    decideCalibration(input: $input) {
      __typename
      ... on DecideCalibrationPayload { place { id version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const flagPlace = graphql(`
  mutation FlagCalibrationPlace($input: FlagCalibrationPlaceInput!) {
    flagCalibrationPlace(input: $input) {
      __typename
      ... on FlagCalibrationPlacePayload { place { id version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);
