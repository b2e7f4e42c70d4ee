import { Unlink } from "lucide-react";
import { useState } from "react";
import { describeFailure } from "../graphql/failure";
import { graphql } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { usePages } from "../graphql/use-pages";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Form } from "../ui/form";
import { MoreRows } from "../ui/more-rows";
import { SkeletonRows } from "../ui/skeleton";
import { ErrorState } from "../ui/states";
import { showToast } from "../ui/toast";
import { GoalLink, LevelMark } from "./goal-cells";
import { type GoalOption, GoalPicker } from "./goal-picker";
import type { GoalFilter } from "./goals-search";

const unalignedQuery = graphql(`
  query UnalignedGoals($first: Int!, $after: String, $where: GoalFilter) {
    goals(first: $first, after: $after, where: $where, order: TITLE) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id title level version state owner { name } allowedActions }
    }
  }
`);

const alignGoal = graphql(`
  mutation AlignGoal($input: UpdateGoalInput!) {
    updateGoal(input: $input) {
      __typename
      ... on UpdateGoalPayload { goal { id version parent { id title } } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

/** The foot of the goals: how many support nothing, and the way to align them. */
export function UnalignedGoals({ count, filter }: { count: number; filter: GoalFilter }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="unaligned">
      <Unlink className="icon icon-small" />
      <span className="grow">{count === 1 ? "1 goal supports" : `${count} goals support`} no company goal</span>
      <Button kind="ghost" size="small" onClick={() => setOpen(true)}>
        Align them
      </Button>
      <Dialog title="Align goals" isOpen={open} onClose={() => setOpen(false)} wide>
        <Unaligned filter={filter} />
      </Dialog>
    </div>
  );
}

function Unaligned({ filter }: { filter: GoalFilter }) {
  const pages = usePages({
    query: unalignedQuery,
    variables: { first: 20, where: filter },
    pick: (data) => data.goals,
    typenames: ["Goal"],
  });
  if (pages.loading) return <SkeletonRows rows={3} />;
  if (pages.error && pages.nodes.length === 0) {
    return (
      <ErrorState
        title="The goals could not be loaded."
        code={describeFailure(pages.error).code}
        onRetry={pages.retry}
      />
    );
  }
  if (pages.nodes.length === 0) return <p className="muted">Every goal here supports another one.</p>;
  return (
    <div className="stack">
      <p className="muted small">Say for each which goal it helps; its progress then counts there.</p>
      <ul className="align-rows">
        {pages.nodes.map((goal) => (
          <li key={goal.id}>
            <div className="goal-title">
              <LevelMark level={goal.level} />
              <span className="grow">
                <GoalLink goal={goal} />
                <span className="goal-supports">{goal.owner?.name}</span>
              </span>
            </div>
            <AlignForm goal={goal} />
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <MoreRows
          shown={pages.nodes.length}
          total={pages.totalCount}
          of="goals"
          onMore={pages.showMore}
          pending={pages.stale}
        />
      )}
    </div>
  );
}

const notYours = "Its owner, the managers above and HR align it.";
const whyNot: Record<string, string> = {
  CLOSED: "It is over and stays as it is.",
  PROPOSED: "It waits to be agreed; it can be aligned after that.",
};

interface Alignable {
  state: string;
  id: string;
  title: string;
  version: number;
  allowedActions: readonly string[];
}

function AlignForm({ goal }: { goal: Alignable }) {
  const [parent, choose] = useState<GoalOption | null>(null);
  const form = useMutationForm(alignGoal);
  if (!goal.allowedActions.includes("EDIT")) return <p className="tiny faint">{whyNot[goal.state] ?? notYours}</p>;

  async function align(): Promise<void> {
    if (!parent) return;
    const sent = await form.send({ input: { id: goal.id, version: goal.version, parentId: parent.id } });
    if (sent) showToast(`“${goal.title}” now supports “${parent.title}”.`);
  }

  return (
    <Form label={`Align ${goal.title}`} errors={form.errors} onSubmit={() => void align()} className="align-form">
      <GoalPicker
        label={`${goal.title} supports`}
        hideLabel
        name="parentId"
        value={parent}
        onChange={choose}
        exceptId={goal.id}
      />
      <Button type="submit" kind="primary" disabled={!parent} pending={form.sending}>
        Align
      </Button>
    </Form>
  );
}
