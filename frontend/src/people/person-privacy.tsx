import { Scale } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql, type ResultOf } from "../graphql/graphql";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { Card } from "../ui/card";
import { formatDay } from "../ui/format";
import { SkeletonRows } from "../ui/skeleton";
import { EmptyState, ErrorState, NoRight } from "../ui/states";
import { EraseDialog } from "./erase-dialog";
import { HoldDialog } from "./hold-dialog";

const erasureQuery = graphql(`
  query ReviewErasure($id: ID!) {
    reviewErasure(employeeId: $id) {
      refusal
      hold { reason createdAt endsOn }
      goes { title count }
      stays { title count why }
    }
  }
`);

type Erasure = NonNullable<ResultOf<typeof erasureQuery>["reviewErasure"]>;

/** For HR: what keeps the words about somebody, and what erasing them would take away and leave. */
export function PersonPrivacy({ id, name }: { id: string; name: string }) {
  const [{ data, error, stale }, retry] = useQuery({ query: erasureQuery, variables: { id }, context });
  if (data?.reviewErasure) return <Privacy id={id} name={name} erasure={data.reviewErasure} />;
  if (data) return <NoRight />;
  return (
    <Card title="What reviews say of this person">
      {error ? (
        <ErrorState
          title="This could not be loaded."
          code={describeFailure(error).code}
          onRetry={() => retry()}
          retrying={stale}
        >
          {describeFailure(error).next}
        </ErrorState>
      ) : (
        <SkeletonRows rows={3} />
      )}
    </Card>
  );
}

// What the two dialogs change has no id of its own.
const context = { additionalTypenames: ["HoldReviewsPayload", "EraseReviewWordsPayload"] };

function Privacy({ id, name, erasure }: { id: string; name: string; erasure: Erasure }) {
  const [asking, ask] = useState<"hold" | "erase" | null>(null);
  const { hold, refusal, goes } = erasure;
  return (
    <div className="stack">
      <Card
        title="Legal hold"
        actions={
          <Button size="small" onClick={() => ask("hold")}>
            {hold ? "Lift the hold" : "Hold"}
          </Button>
        }
      >
        {hold ? (
          <div className="stack-small">
            <p>
              In force since {formatDay(hold.createdAt.slice(0, 10), { year: true })}
              {hold.endsOn ? `, until ${formatDay(hold.endsOn, { year: true })}` : ", until it is lifted"}.
            </p>
            <p className="review-text muted">{hold.reason}</p>
          </div>
        ) : (
          <p className="muted">
            None. A hold keeps every word that reviews say of {name}, whoever asks for them to be erased.
          </p>
        )}
      </Card>
      <Card
        title="Erase the words in reviews"
        note="a dry run, nothing is changed yet"
        actions={
          <Button
            size="small"
            kind="danger"
            disabled={refusal !== null || goes.length === 0}
            onClick={() => ask("erase")}
          >
            Erase
          </Button>
        }
      >
        <div className="stack">
          {refusal && <Callout>{refusal}</Callout>}
          <DryRun erasure={erasure} />
        </div>
      </Card>
      {asking === "hold" && <HoldDialog id={id} name={name} held={hold !== null} onClose={() => ask(null)} />}
      {asking === "erase" && <EraseDialog id={id} name={name} goes={goes} onClose={() => ask(null)} />}
    </div>
  );
}

function DryRun({ erasure: { goes, stays } }: { erasure: Erasure }) {
  if (goes.length + stays.length === 0) {
    return (
      <EmptyState icon={Scale} title="Reviews say nothing of this person" level={3}>
        There is nothing to erase.
      </EmptyState>
    );
  }
  return (
    <div className="erasure">
      <section className="stack-small">
        <h3>What would go, for good</h3>
        {goes.length === 0 && <p className="muted">Nothing: every word is erased already.</p>}
        <ul className="erasure-lines">
          {goes.map(({ title, count }) => (
            <li key={title}>
              <span>{title}</span>
              <b className="number">{count}</b>
            </li>
          ))}
        </ul>
      </section>
      <section className="stack-small">
        <h3>What stays, and why</h3>
        <ul className="erasure-lines">
          {stays.map(({ title, count, why }) => (
            <li key={title}>
              <span>
                {title}
                <small>{why}</small>
              </span>
              <b className="number">{count}</b>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
