import { graphql, type ResultOf } from "../../graphql/graphql";
import { freshness } from "../freshness";
import { sentenceParts } from "../sentence";

export const gapsQuery = graphql(
  `
    query SkillGaps($by: SkillGrouping!) {
      viewer {
        skillGaps(by: $by) {
          sentence { ...SentenceParts }
          people
          smallest
          since
          fresh { ...FreshnessParts }
          skills { id name }
          told
          hidden
          units(first: 100) { unitId name people spots { skill { id } judged gap } }
          whole { unitId name people spots { skill { id } judged gap } }
          weakSpots(first: 20) {
            place
            tied
            weight
            goalShare
            unit
            href
            spot { skill { id name } judged gap short direction evidence }
          }
          supply { skill { id name } goals level goalShare judged enough }
        }
      }
    }
  `,
  [sentenceParts, freshness],
);

export type Gaps = NonNullable<ResultOf<typeof gapsQuery>["viewer"]["skillGaps"]>;

export const cellQuery = graphql(`
  query SkillCell($by: SkillGrouping!, $unit: String!, $skill: ID!) {
    viewer {
      skillCell(by: $by, unitId: $unit, skillId: $skill) {
        skill { id name }
        mentors { id name title }
        people { employee { id name title } required level judgedOn suggestions }
      }
    }
  }
`);

export type Cell = NonNullable<ResultOf<typeof cellQuery>["viewer"]["skillCell"]>;
