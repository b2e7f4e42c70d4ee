import { useEffect } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql/graphql";
import { useWriting } from "./writing-context";

const recencyQuery = graphql(`
  query ReviewRecency($id: ID!) {
    review(id: $id) { id recency { daysLater pValue words } }
  }
`);

const fewest = 3;

/** Whether what is cited so far is mostly recent; asked again whenever another cite is saved. */
export function Recency() {
  const { form, drafts } = useWriting();
  const saved = drafts.written
    .filter(({ where }) => where === "saved")
    .flatMap(({ content }) => content.cites.map(({ id }) => id));
  const cited = new Set(saved).size;
  const [{ data }, ask] = useQuery({ query: recencyQuery, variables: { id: form.id }, pause: cited < fewest });
  useEffect(() => {
    if (cited >= fewest) ask({ requestPolicy: "network-only" });
  }, [cited, ask]);
  const recency = cited >= fewest ? data?.review?.recency : null;
  if (!recency) return null;
  return (
    <details className="recency small" aria-live="polite">
      <summary>{recency.words}</summary>
      <p className="tiny faint">
        Compared with 1,999 random choices of as many things from this period (a permutation test; share as late:{" "}
        {recency.pValue}). It tells about dates only, not about the person.
      </p>
    </details>
  );
}
