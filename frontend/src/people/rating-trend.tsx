import { useQuery } from "urql";
import { graphql } from "../graphql/graphql";
import { Card } from "../ui/card";

const trendQuery = graphql(`
  query RatingTrend($id: ID!) {
    employee(id: $id) {
      id
      ratingTrend { rating share otherScale scale { id name steps { value label } } review { id cycle { id name } } }
    }
  }
`);

/** Overall ratings from round to round on one line; where the scale changed, a mark says so. */
export function RatingTrend({ id }: { id: string }) {
  const [{ data }] = useQuery({ query: trendQuery, variables: { id } });
  const points = data?.employee?.ratingTrend ?? [];
  if (points.length < 2) return null;
  const changed = points.some(({ otherScale }) => otherScale);
  return (
    <Card title="Overall ratings" note={changed ? "scales differ" : undefined}>
      <ol className="rating-trend">
        {points.map(({ rating, share, otherScale, scale, review }) => (
          <li key={review.id}>
            <span className="small">{review.cycle.name}</span>
            <span className="rating-trend-line" aria-hidden="true">
              <span style={{ insetInlineStart: `${share * 100}%` }} />
            </span>
            <span className="small">
              {scale.steps.find(({ value }) => value === rating)?.label ?? rating}
              {otherScale && <span className="tiny faint"> another scale: {scale.name}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
