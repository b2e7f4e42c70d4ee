import { graphql, type ResultOf } from "../../graphql/graphql";
import { freshness } from "../freshness";

export const ratingsQuery = graphql(
  `
  query RatingInsights($by: RatingGrouping!, $cycle: ID) {
    viewer {
      ratingInsights(by: $by, cycleId: $cycle) {
        sentence
        smallest
        hidden
        steps
        cycle { id name }
        cycles { id name }
        whole { name people share counts }
        groups { name people share counts }
        course { cycle period people share otherScale }
        fresh { ...FreshnessParts }
      }
    }
  }
`,
  [freshness],
);

export type Ratings = NonNullable<ResultOf<typeof ratingsQuery>["viewer"]["ratingInsights"]>;

export const fairnessQuery = graphql(
  `
  query Fairness($subject: FairnessSubject!, $cycle: ID) {
    viewer {
      fairness(subject: $subject, cycleId: $cycle) {
        sentence
        fresh { ...FreshnessParts }
        what
        smallest
        compared {
          attribute
          group
          people
          chosen
          others
          othersChosen
          ratio
          adjusted
          detectable
          flagged
          words
        }
      }
    }
  }
`,
  [freshness],
);

export type Audit = NonNullable<ResultOf<typeof fairnessQuery>["viewer"]["fairness"]>;
