import { Plus, Scale } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql } from "../graphql/graphql";
import { useViewer } from "../graphql/viewer";
import { Button, LinkButton } from "../ui/button";
import { Card } from "../ui/card";
import { formatPercent } from "../ui/format";
import { SkeletonRows } from "../ui/skeleton";
import { ErrorState } from "../ui/states";
import { statusLook } from "../ui/status";
import { StatusPill } from "../ui/status-pill";
import { GoalLink } from "./goal-cells";
import { GoalPastTree } from "./goal-past-tree";
import { mayWeigh, WeighDialog } from "./weigh-dialog";

const childrenQuery = graphql(`
  query GoalChildren($id: ID!) {
    goal(id: $id) {
      id
      keyResults { id }
      children(first: 100) {
        totalCount
        nodes { id title weight state status progress version allowedActions owner { id name } }
      }
    }
  }
`);

interface GoalChildrenProps {
  goalId: string;
  count: number;
  state: string;
}

/** What feeds a goal: the goals that support it, each as wide as its weight. */
export function GoalChildren({ goalId, count, state }: GoalChildrenProps) {
  const { employee } = useViewer();
  const open = state !== "CLOSED" && state !== "ARCHIVED";
  const add = employee && open && (
    <LinkButton to="/goals/new" search={{ parent: goalId }} size="small" icon={<Plus className="icon icon-small" />}>
      Add
    </LinkButton>
  );
  if (count === 0) {
    if (!add) return null;
    return (
      <Card title="What feeds it" actions={add}>
        <p className="small muted">No goal supports this one yet.</p>
      </Card>
    );
  }
  return (
    <Card title="What feeds it" note={count} actions={add} flush>
      <Children goalId={goalId} />
    </Card>
  );
}

function Children({ goalId }: { goalId: string }) {
  const [{ data, error, stale }, retry] = useQuery({ query: childrenQuery, variables: { id: goalId } });
  const [weighing, weigh] = useState(false);
  const children = data?.goal?.children;
  if (!children) {
    if (!error) return <SkeletonRows rows={3} />;
    return (
      <div className="card-body">
        <ErrorState
          title="These goals could not be loaded."
          code={describeFailure(error).code}
          onRetry={() => retry()}
          retrying={stale}
        />
      </div>
    );
  }
  const weighable = children.nodes.length > 1 && children.nodes.some(mayWeigh);
  const total = children.nodes.reduce((sum, { weight }) => sum + weight, 0);
  const share = (weight: number) => (total > 0 ? weight / total : 1 / children.nodes.length);
  return (
    <>
      <div className="feeds" aria-hidden="true">
        {children.nodes.map(({ id, weight, status }) => (
          <span key={id} className={`feed feed-${statusLook(status).tone}`} style={{ flexGrow: share(weight) }} />
        ))}
      </div>
      <p className="visually-hidden">The share of each goal is its weight among those that support this one.</p>
      {(data?.goal?.keyResults.length ?? 0) > 0 && (
        <p className="card-body small muted">Its key results say how far it is; these goals are on the way there.</p>
      )}
      <ul className="rows feeds-rows">
        {children.nodes.map((child) => (
          <li key={child.id}>
            <span className="grow">
              <GoalLink goal={child} />
              <span className="goal-supports">
                {child.owner?.name}
                {child.progress !== null && ` · ${formatPercent(child.progress)}`}
              </span>
            </span>
            <StatusPill status={child.status} plain />
            <span className="number small muted feed-share">{formatPercent(share(child.weight))}</span>
          </li>
        ))}
      </ul>
      {weighable && (
        <div className="card-body">
          <Button size="small" icon={<Scale className="icon icon-small" />} onClick={() => weigh(true)}>
            Weigh them
          </Button>
        </div>
      )}
      <div className="card-body">
        <GoalPastTree goalId={goalId} />
      </div>
      {weighing && <WeighDialog goals={children.nodes} onClose={() => weigh(false)} />}
      {children.totalCount > children.nodes.length && (
        <p className="card-body small muted">And {children.totalCount - children.nodes.length} more.</p>
      )}
    </>
  );
}
