import { useQuery } from "urql";
import { SkeletonRows } from "../../ui/skeleton";
import { BothSides } from "../read/both-sides";
import { OthersCard } from "../read/others-card";
import { readQuery } from "../read/read-query";
import { columnsOf } from "../read/sides";

/** A review exactly as its person will read it: without the private note. */
export function SharedPreview({ reviewId }: { reviewId: string }) {
  const [{ data, error }] = useQuery({ query: readQuery, variables: { id: reviewId } });
  const review = data?.review;
  if (error) return <p className="field-error">The review could not be loaded. Open it on its own page.</p>;
  if (!review) return <SkeletonRows rows={3} />;
  const columns = columnsOf(review).map(({ side, name }) => ({
    name,
    side: { ...side, questions: side.questions.filter(({ kind }) => kind !== "PRIVATE_NOTE") },
  }));
  return (
    <div className="stack share-preview">
      <BothSides review={review} columns={columns} />
      <OthersCard review={review} />
    </div>
  );
}
