import { Card } from "../../ui/card";
import { OthersWords } from "./others-words";
import type { ReadReview } from "./read-query";

/** What colleagues and reports said, beside what both sides said. */
export function OthersCard({ review }: { review: ReadReview }) {
  if (review.others.length === 0) return null;
  return (
    <Card title="Colleagues" note="together, without names">
      <OthersWords others={review.others} steps={review.scale.steps} />
    </Card>
  );
}
