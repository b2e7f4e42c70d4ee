import { graphql, type ResultOf } from "../../graphql/graphql";
import { freshness } from "../freshness";
import { sentenceParts } from "../sentence";

export const standardsQuery = graphql(
  `
    query StandardGaps($by: StandardGrouping!, $cycle: ID) {
      viewer {
        standardGaps(by: $by, cycleId: $cycle) {
          sentence { ...SentenceParts }
          smallest
          fresh { ...FreshnessParts }
          cycle { id name steps }
          before { name }
          otherScale
          cycles { id name }
          standards
          told
          hidden
          units(first: 100) { unitId name people spots { standard judged mean } }
          whole { unitId name people spots { standard judged mean } }
          weakSpots(first: 20) {
            place
            tied
            weight
            unit
            href
            evidence
            spot { standard judged below mean share goals trend cited direction }
          }
        }
      }
    }
  `,
  [sentenceParts, freshness],
);

export type StandardGaps = NonNullable<ResultOf<typeof standardsQuery>["viewer"]["standardGaps"]>;

export const standardCellQuery = graphql(`
  query StandardCell($by: StandardGrouping!, $unit: String!, $standard: String!, $cycle: ID) {
    viewer {
      standardCell(by: $by, unitId: $unit, standard: $standard, cycleId: $cycle) {
        standard
        cycle { id name steps }
        people { employee { id name title } share cited }
        strong { employee { id name } }
      }
    }
  }
`);

export type StandardCell = NonNullable<ResultOf<typeof standardCellQuery>["viewer"]["standardCell"]>;
