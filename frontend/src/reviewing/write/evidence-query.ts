import { graphql, type ResultOf } from "../../graphql/graphql";
import { othersFields } from "../read/others-words";

const evidenceFields = graphql(`
  fragment EvidenceFields on Evidence @_unmask {
    id
    kind
    at
    title
    text
    goal { id title status progress expected }
    person { id name }
  }
`);

export const evidenceQuery = graphql(
  `
  query ReviewEvidence($id: ID!) {
    review(id: $id) {
      id
      direction
      counterpartState
      counterpart { id cycle { id } }
      evidence(first: 100) { ...EvidenceFields }
      promises: evidence(kind: SUPPORT, first: 100) { id at text person { id name } }
      lastAsks { title text review { id cycle { id name } } }
      evidenceByMonth { month available cited }
      scale { id steps { value label anchor } }
      others { ...OthersFields }
    }
  }
`,
  [evidenceFields, othersFields],
);

export const olderEvidence = graphql(
  `
  query OlderEvidence($id: ID!, $skip: Int!) {
    review(id: $id) { id evidence(first: 100, skip: $skip) { ...EvidenceFields } }
  }
`,
  [evidenceFields],
);

export type EvidenceData = NonNullable<ResultOf<typeof evidenceQuery>["review"]>;
export type LastAsk = EvidenceData["lastAsks"][number];
export type Promised = EvidenceData["promises"][number];
export type Evidence = EvidenceData["evidence"][number];
