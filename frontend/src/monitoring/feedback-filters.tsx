import { Chip } from "../ui/chip";
import { SearchField } from "../ui/search-field";
import { type FeedbackSearch, kinds } from "./feedback-search";

const kindLabels = { praise: "Praise", constructive: "To improve", note: "Notes" };

/** Narrows a list of feedback by its kind and by words. */
export function FeedbackFilters({
  search,
  change,
}: {
  search: FeedbackSearch;
  change: (part: FeedbackSearch) => void;
}) {
  return (
    <>
      <fieldset className="row row-wrap">
        <legend className="visually-hidden">Kind</legend>
        {kinds.map((kind) => (
          <Chip
            key={kind}
            tone="outline"
            isPressed={search.kind === kind}
            onPress={() => change({ kind: search.kind === kind ? undefined : kind })}
          >
            {kindLabels[kind]}
          </Chip>
        ))}
      </fieldset>
      <SearchField label="Search feedback" value={search.q ?? ""} onChange={(q) => change({ q: q || undefined })} />
    </>
  );
}
