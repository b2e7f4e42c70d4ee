import { Play, Undo2 } from "lucide-react";

import { type FragmentOf, graphql, type ResultOf, readFragment } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { formatNumber } from "../ui/format";
import { RelativeTime } from "../ui/moment";
import { showToast } from "../ui/toast";
import { AssigningBar } from "./assigning-bar";
import { Refusal } from "./goal-actions";
import { useAssigning } from "./use-assigning";

export const goalAssignment = graphql(`
  fragment GoalAssignmentRow on GoalAssignment {
    id
    assignedAt
    goalsMade
    waiting
    undoneAt
    template { id name }
    period { id name }
    assignedBy { id name }
  }
`);

export const undoAssignment = graphql(`
  mutation UndoGoalAssignment($input: UndoGoalAssignmentInput!) {
    undoGoalAssignment(input: $input) {
      __typename
      ... on GoalAssignmentPayload { assignment { id undoneAt } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

interface GoalAssignmentsProps {
  assignments: readonly FragmentOf<typeof goalAssignment>[];
  /** Only who assigned goals takes them back. */
  viewerId: string | undefined;
}

/** What was assigned before, newest first, and the way back. */
export function GoalAssignments({ assignments, viewerId }: GoalAssignmentsProps) {
  if (assignments.length === 0) return null;
  return (
    <Card title="Assigned before">
      <ul className="stack-small">
        {assignments.map((one) => {
          const row = readFragment(goalAssignment, one);
          return <Row key={row.id} row={row} mine={row.assignedBy?.id === viewerId} />;
        })}
      </ul>
    </Card>
  );
}

function Row({ row, mine }: { row: ResultOf<typeof goalAssignment>; mine: boolean }) {
  const undo = useMutationForm(undoAssignment);
  const assigning = useAssigning();
  const { template, goalsMade, waiting, period, assignedBy, assignedAt, undoneAt } = row;
  async function takeBack(): Promise<void> {
    if (await undo.send({ input: { id: row.id } })) showToast(`${goalsMade} goals are off the lists again.`);
  }
  return (
    <li className="row row-between row-wrap">
      <span>
        <span className="strong">{template.name}</span>{" "}
        <span className="muted small">
          {waiting > 0
            ? `${formatNumber(goalsMade)} of ${formatNumber(goalsMade + waiting)} goals`
            : goalsMade === 1
              ? "1 goal"
              : `${formatNumber(goalsMade)} goals`}{" "}
          in {period.name}, by {assignedBy?.name ?? "somebody"} <RelativeTime value={assignedAt} />
        </span>
      </span>
      {undoneAt ? (
        <span className="faint small">Taken back</span>
      ) : (
        mine && (
          <span className="row">
            {waiting > 0 && (
              <Button
                size="small"
                icon={<Play className="icon icon-small" />}
                pending={assigning.sending}
                onClick={() => void assigning.goOn(row)}
              >
                Continue
              </Button>
            )}
            <Button
              size="small"
              icon={<Undo2 className="icon icon-small" />}
              pending={undo.sending}
              onClick={() => void takeBack()}
            >
              Take back
            </Button>
          </span>
        )
      )}
      <AssigningBar assigning={assigning} />
      <Refusal form={assigning} />
      <Refusal form={undo} />
    </li>
  );
}
