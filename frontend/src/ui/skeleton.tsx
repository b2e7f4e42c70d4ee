/** Shapes of what is coming; CSS shows them only after 150 ms, so that quick answers do not flicker. */

export interface SkeletonProps {
  rows?: number;
  /** A round picture before each row. */
  pictures?: boolean;
}

const widths = ["62%", "48%", "56%", "66%", "52%"];

/** Rows of a list or table. */
export function SkeletonRows({ rows = 4, pictures }: SkeletonProps) {
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">Loading</span>
      <ul className="rows" aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no other name.
          <li key={row}>
            {pictures && <span className="skeleton-round" />}
            <div className="grow">
              <div className="skeleton-bar" style={{ inlineSize: widths[row % widths.length] }} />
              <div className="skeleton-bar" style={{ inlineSize: "34%" }} />
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A whole page: title, first sentence, one card. */
export function SkeletonPage() {
  return (
    <div className="skeleton stack">
      <div aria-hidden="true">
        <div className="skeleton-bar" style={{ inlineSize: "280px", maxInlineSize: "70%", blockSize: "22px" }} />
        <div className="skeleton-bar" style={{ inlineSize: "420px", maxInlineSize: "90%", blockSize: "12px" }} />
      </div>
      <div className="card">
        <SkeletonRows rows={5} pictures />
      </div>
    </div>
  );
}
