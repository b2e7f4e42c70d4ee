import { Eye } from "lucide-react";
import { useState } from "react";
import { useClient } from "urql";
import { graphql, type ResultOf, type VariablesOf } from "../../graphql/graphql";
import { Button } from "../../ui/button";

const policyPreviewQuery = graphql(`
  query PolicyPreview($templateId: ID!, $policy: TemplatePolicyInput!) {
    policyPreview(templateId: $templateId, policy: $policy) {
      lookedAt
      changeCount
      cycle { id name }
      changes { before after lacksEvidence review { id reviewee { id name } } }
    }
  }
`);

type Preview = NonNullable<ResultOf<typeof policyPreviewQuery>["policyPreview"]>;
type Change = Preview["changes"][number];
type Policy = VariablesOf<typeof policyPreviewQuery>["policy"];

/** What these rules would have changed in the last round, person by person, before anything is saved. */
export function PolicyPreview({ templateId, policy }: { templateId: string; policy: Policy }) {
  const client = useClient();
  const [found, setFound] = useState<Preview | null | "failed">(null);
  const [asking, setAsking] = useState(false);
  async function ask(): Promise<void> {
    setAsking(true);
    const { data } = await client
      .query(policyPreviewQuery, { templateId, policy }, { requestPolicy: "network-only" })
      .toPromise();
    setFound(data?.policyPreview ?? "failed");
    setAsking(false);
  }
  return (
    <div className="stack-small" aria-live="polite">
      <Button size="small" icon={<Eye className="icon icon-small" />} pending={asking} onClick={() => void ask()}>
        See what these rules would change
      </Button>
      {found === "failed" && <p className="small status-warn">The server did not answer. Try again in a moment.</p>}
      {found && found !== "failed" && (
        <>
          <p className="small">{summaryOf(found)}</p>
          {found.changes.length > 0 && (
            <ul className="small stack-small">
              {found.changes.map((change) => (
                <li key={change.review.id}>
                  <b>{change.review.reviewee.name}</b>: {wordsOf(change)}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  );
}

function summaryOf({ cycle, lookedAt, changeCount }: Preview): string {
  if (!cycle || lookedAt === 0)
    return "No review of a round with this form can be read yet, so there is nothing to compare.";
  const of = `${lookedAt} ${lookedAt === 1 ? "review" : "reviews"} of ${cycle.name}`;
  return changeCount === 0 ? `Of ${of}, none would be different.` : `Of ${of}, ${changeCount} would be different:`;
}

function wordsOf({ before, after, lacksEvidence }: Change): string {
  const score = (value: number | null) => (value === null ? "no score" : `a score of ${value}`);
  const parts = before === after ? [] : [`${score(after)} instead of ${score(before)}`];
  return [...parts, ...(lacksEvidence ? ["an extreme rating without evidence"] : [])].join(", ");
}
