import { useMemo, useState } from "react";
import { useClient, useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { showToast } from "../../ui/toast";
import { type Evidence, evidenceQuery, olderEvidence } from "./evidence-query";

const atOnce = 100;

/** The evidence of a form, newest first: the first hundred, and a hundred more each time somebody asks. */
export function useEvidence(id: string) {
  const client = useClient();
  const [{ data, error }, ask] = useQuery({ query: evidenceQuery, variables: { id } });
  const [older, setOlder] = useState<readonly Evidence[]>([]);
  const [all, setAll] = useState(false);
  const [pending, setPending] = useState(false);
  const review = data?.review ?? null;
  const newest = review?.evidence.length ?? 0;
  const known = useMemo(() => {
    // What came meanwhile may have pushed an item over the edge of a page.
    const has = new Set(review?.evidence.map((item) => item.id));
    return review && { ...review, evidence: [...review.evidence, ...older.filter((item) => !has.has(item.id))] };
  }, [review, older]);

  async function showOlder(): Promise<void> {
    setPending(true);
    const answer = await client.query(olderEvidence, { id, skip: known?.evidence.length ?? 0 }).toPromise();
    setPending(false);
    const found = answer.data?.review?.evidence;
    if (!found) {
      showToast(describeFailure(answer.error).next);
      return;
    }
    setOlder([...older, ...found]);
    setAll(found.length < atOnce);
  }

  return {
    data: known,
    error,
    retry: () => ask({ requestPolicy: "network-only" }),
    hasOlder: !all && newest === atOnce,
    pending,
    showOlder: () => void showOlder(),
  };
}
