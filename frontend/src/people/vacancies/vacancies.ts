import { graphql, type ResultOf } from "../../graphql/graphql";

export const vacancyRow = graphql(`
  fragment VacancyRow on Vacancy @_unmask {
    id
    version
    state
    location
    about
    openedOn
    wantedBy
    places
    placesLeft
    closedOn
    allowedActions
    roleProfile { id name }
    department { id name }
    fillings { startsOn employee { id name } }
    promotions { id state employee { id name } }
  }
`);

export const vacanciesQuery = graphql(
  `
    query Vacancies($first: Int!, $after: String, $where: VacancyFilter, $order: VacancyOrder!) {
      vacancies(first: $first, after: $after, where: $where, order: $order) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { ...VacancyRow }
      }
    }
  `,
  [vacancyRow],
);

export const rolesQuery = graphql(`
  query RolesToOpen {
    roleProfiles { id name level }
  }
`);

export const openVacancy = graphql(`
  mutation OpenVacancy($input: OpenVacancyInput!) {
    openVacancy(input: $input) {
      __typename
      ... on OpenVacancyPayload { vacancy { id } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const updateVacancy = graphql(`
  mutation UpdateVacancy($input: UpdateVacancyInput!) {
    updateVacancy(input: $input) {
      __typename
      ... on UpdateVacancyPayload { vacancy { id version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const fillVacancy = graphql(`
  mutation FillVacancy($input: FillVacancyInput!) {
    fillVacancy(input: $input) {
      __typename
      ... on FillVacancyPayload { vacancy { id version state } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const withdrawVacancy = graphql(`
  mutation WithdrawVacancy($input: WithdrawVacancyInput!) {
    withdrawVacancy(input: $input) {
      __typename
      ... on WithdrawVacancyPayload { vacancy { id version state } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const reopenVacancy = graphql(`
  mutation ReopenVacancy($input: ReopenVacancyInput!) {
    reopenVacancy(input: $input) {
      __typename
      ... on ReopenVacancyPayload { vacancy { id version state } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export type Vacancy = ResultOf<typeof vacancyRow>;
