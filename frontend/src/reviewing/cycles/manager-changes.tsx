import { useState } from "react";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { usePages } from "../../graphql/use-pages";
import { Button } from "../../ui/button";
import { formatDay } from "../../ui/format";
import { SkeletonRows } from "../../ui/skeleton";
import { ListFailure } from "../list/list-failure";
import { Decide } from "./decide-dialog";

const changesQuery = graphql(`
  query CycleManagerChanges($id: ID!, $first: Int!, $after: String) {
    reviewCycle(id: $id) {
      id
      participants(first: $first, after: $after, where: { managerChanged: true }) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          id
          employee { id name }
          managerChanges { id choice changedOn decidedAt version former { id name } successor { id name } }
        }
      }
    }
  }
`);

type Person = NonNullable<ResultOf<typeof changesQuery>["reviewCycle"]>["participants"]["nodes"][number];
type Change = Person["managerChanges"][number];

/** Whose manager changed while the cycle runs, each with the way to say who writes. */
export function ManagerChanges({ cycleId }: { cycleId: string }) {
  const [asking, ask] = useState<{ change: Change; who: string } | null>(null);
  const pages = usePages({
    query: changesQuery,
    variables: { id: cycleId, first: 20 },
    pick: (data) => data.reviewCycle?.participants,
    typenames: ["Participant", "ManagerChange"],
  });
  if (pages.loading) return <SkeletonRows rows={1} />;
  if (pages.error && pages.nodes.length === 0) return <ListFailure error={pages.error} onRetry={pages.retry} />;
  const open = pages.nodes.flatMap(({ employee, managerChanges }) =>
    managerChanges.filter(({ decidedAt }) => !decidedAt).map((change) => ({ change, who: employee.name })),
  );
  return (
    <>
      <ul className="stack-small">
        {open.map(({ change, who }) => (
          <li key={change.id} className="row row-wrap small">
            <span className="grow">
              <span className="strong">{who}</span>: {change.former?.name ?? "nobody"} until{" "}
              {formatDay(change.changedOn)}, {change.successor.name} since
            </span>
            <Button size="small" label={`Decide who writes about ${who}`} onClick={() => ask({ change, who })}>
              Decide
            </Button>
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <Button size="small" onClick={pages.showMore} pending={pages.stale}>
          Show more, {pages.nodes.length} of {pages.totalCount} shown
        </Button>
      )}
      {asking && <Decide {...asking} onClose={() => ask(null)} />}
    </>
  );
}
