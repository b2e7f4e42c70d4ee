import { graphql, type ResultOf } from "../../graphql/graphql";

export const templatesQuery = graphql(`
  query ReviewTemplates {
    reviewTemplates { id name number kind cycleCount createdAt archivedAt weights { part weight } questions { id direction } }
  }
`);

export type TemplateRow = ResultOf<typeof templatesQuery>["reviewTemplates"][number];

export const templateQuery = graphql(`
  query ReviewTemplatePage($id: ID!) {
    reviewTemplate(id: $id) {
      id
      name
      number
      kind
      createdAt
      cycleCount
      evidenceForExtremes
      realismRequired
      smallestGroup
      alsoSigns
      archivedAt
      weights { part weight }
      scale { id name steps { value label anchor } }
      questions {
        id
        direction
        section
        kind
        title
        help
        required
        overall
        choices
        looksAhead
        wording
        roleProfiles { id name }
        earlierWordings { id title help replacedAt }
      }
    }
    reviewTemplates { id name number createdAt cycleCount }
  }
`);

export type Template = NonNullable<ResultOf<typeof templateQuery>["reviewTemplate"]>;
export type TemplateQuestion = Template["questions"][number];
/** Who can be asked; an only report who writes with their name is asked what direct reports are. */
export type Direction = Exclude<TemplateQuestion["direction"], "REPORT">;
export type QuestionKind = TemplateQuestion["kind"];
export type Part = Template["weights"][number]["part"];
