import { useSearch } from "@tanstack/react-router";
import { Users } from "lucide-react";
import { useQuery } from "urql";
import { usePages } from "../../graphql/use-pages";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { formatDay } from "../../ui/format";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState } from "../../ui/states";
import { ListFailure } from "../list/list-failure";
import { type PeerCycle, peerCyclesQuery, peersQuery } from "./peers-query";
import { PersonPeers } from "./person-peers";
import "./peers.css";

const context = { additionalTypenames: ["ReviewCycle"] };

/** Who is asked about oneself and the people one decides for. */
export function Peers() {
  const { cycle: chosen } = useSearch({ from: "/shell/reviews" });
  const [{ data, error }, ask] = useQuery({ query: peerCyclesQuery, context });
  if (error && !data) return <ListFailure error={error} onRetry={() => ask()} />;
  if (!data) {
    return (
      <Card flush>
        <SkeletonRows pictures />
      </Card>
    );
  }
  const cycles = data.reviewCycles.nodes.filter(({ mostPeers }) => mostPeers > 0);
  const cycle = cycles.find(({ id }) => id === chosen) ?? cycles[0];
  if (!cycle) {
    return (
      <Card flush>
        <EmptyState icon={Users} title="No review asks colleagues now">
          When HR launches a cycle that does, you propose here who should write about your work.
        </EmptyState>
      </Card>
    );
  }
  return <CyclePeers key={cycle.id} cycle={cycle} />;
}

function CyclePeers({ cycle }: { cycle: PeerCycle }) {
  const { employee } = useViewer();
  const pages = usePages({
    query: peersQuery,
    variables: { cycleId: cycle.id, first: 25 },
    pick: (data) => data.reviewCycle?.participants,
    typenames: ["Nomination", "ExternalReviewer"],
  });
  if (pages.error && pages.nodes.length === 0) return <ListFailure error={pages.error} onRetry={pages.retry} />;
  const rows = pages.nodes
    .filter((row) => row.canPropose)
    .sort((one, other) => Number(other.employee.id === employee?.id) - Number(one.employee.id === employee?.id));
  const limits = cycle.fewestPeers > 0 ? `${cycle.fewestPeers} to ${cycle.mostPeers}` : `Up to ${cycle.mostPeers}`;
  return (
    <Card title={cycle.name} note={`${limits} colleagues each, their forms due ${formatDay(cycle.selfDueOn)}`} flush>
      {pages.loading ? (
        <SkeletonRows pictures />
      ) : rows.length === 0 && !pages.hasMore ? (
        <EmptyState icon={Users} title="Nobody to choose colleagues for">
          You take no part in this cycle, and write nobody’s review in it.
        </EmptyState>
      ) : (
        <ul className="rows">
          {rows.map((row) => (
            <PersonPeers key={row.id} row={row} cycle={cycle} mine={row.employee.id === employee?.id} />
          ))}
        </ul>
      )}
      {pages.hasMore && (
        <div className="card-body card-body-only">
          <Button wide onClick={pages.showMore} pending={pages.stale}>
            Show more
          </Button>
        </div>
      )}
    </Card>
  );
}
