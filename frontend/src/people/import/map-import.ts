import { graphql } from "../../graphql/graphql";
import { importColumns } from "./import-columns";
import { importQuestions } from "./import-questions";

export const mapImport = graphql(
  `
    mutation MapPeopleImport($input: MapPeopleImportInput!) {
      mapPeopleImport(input: $input) {
        __typename
        ... on MapPeopleImportPayload {
          peopleImport {
            id
            version
            canApply
            problems { code message }
            counts { total new changed same waiting problem missing warnings }
            ...ImportColumns
            ...ImportQuestions
          }
        }
        ... on UserErrors { errors { code message path } current { ... on PeopleImport { id version } } }
      }
    }
  `,
  [importColumns, importQuestions],
);

/** Everything a refusal says, for places without a form. */
export function refusalWords(errors: Readonly<Record<string, readonly string[]>>): string {
  return [...new Set(Object.values(errors).flat())].join(" ");
}
