import { graphql } from "../../graphql/graphql";

export const makeReviewTemplate = graphql(`
  mutation MakeReviewTemplate($input: MakeReviewTemplateInput!) {
    makeReviewTemplate(input: $input) {
      __typename
      ... on MakeReviewTemplatePayload { template { id name number } }
      ... on UserErrors { errors { code message path } current { ... on ReviewTemplate { id number } } }
    }
  }
`);

export const fixQuestionWording = graphql(`
  mutation FixQuestionWording($input: FixQuestionWordingInput!) {
    fixQuestionWording(input: $input) {
      __typename
      ... on FixQuestionWordingPayload { question { id title help wording earlierWordings { id title help replacedAt } } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const archiveReviewTemplate = graphql(`
  mutation ArchiveReviewTemplate($input: ArchiveReviewTemplateInput!) {
    archiveReviewTemplate(input: $input) {
      __typename
      ... on ArchiveReviewTemplatePayload { template { id archivedAt } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export const installReadyMadeTemplates = graphql(`
  mutation InstallReadyMadeTemplates {
    installReadyMadeTemplates {
      __typename
      ... on InstallReadyMadeTemplatesPayload { templates { id } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);
