import { graphql, type ResultOf } from "../graphql/graphql";
import { formatInstant, formatNumber } from "../ui/format";

export const freshness = graphql(`
  fragment FreshnessParts on Freshness @_unmask {
    asOf
    againAfter
  }
`);

/** How fresh figures are: counted for this page, or kept since a moment and counted again now and then. */
export function Freshness({ fresh }: { fresh: ResultOf<typeof freshness> }) {
  if (fresh.againAfter === null) return <>Counted just now.</>;
  return (
    <>
      As of <time dateTime={fresh.asOf}>{formatInstant(fresh.asOf)}</time>; counted again every{" "}
      {formatNumber(fresh.againAfter)} minutes.
    </>
  );
}
