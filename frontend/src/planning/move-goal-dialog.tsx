import { useState } from "react";
import { graphql } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { TextAreaField } from "../ui/field";
import { Form } from "../ui/form";
import { showToast } from "../ui/toast";
import { type GoalOption, GoalPicker } from "./goal-picker";
import type { GoalDialogProps } from "./reason-dialog";

const moveGoal = graphql(`
  mutation MoveGoal($input: UpdateGoalInput!) {
    updateGoal(input: $input) {
      __typename
      ... on UpdateGoalPayload { goal { id version parent { id title } } }
      ... on UserErrors { errors { code message path } current { ... on Goal { id version } } }
    }
  }
`);

interface MoveGoalDialogProps extends GoalDialogProps {
  parent: GoalOption | null;
  /** Where it was dropped. */
  to?: GoalOption;
}

/** Lets a goal support another one, or none; for ten seconds it can be undone. */
export function MoveGoalDialog({ goal, parent, to, isOpen, onClose }: MoveGoalDialogProps) {
  const [chosen, choose] = useState(to ?? parent);
  const [reason, setReason] = useState("");
  const form = useMutationForm(moveGoal);
  const undo = useMutationForm(moveGoal);

  async function move(): Promise<void> {
    const moved = await form.send({
      input: { id: goal.id, version: goal.version, parentId: chosen?.id ?? null, reason },
    });
    if (!moved) return;
    const back = { id: goal.id, version: moved.goal.version, parentId: parent?.id ?? null, reason: "Undone." };
    showToast(chosen ? `It now supports “${chosen.title}”.` : "It supports no other goal now.", {
      label: "Undo",
      run: async () => {
        if (!(await undo.send({ input: back })))
          showToast("Somebody changed the goal meanwhile: it stays where it is.");
      },
    });
    onClose();
  }

  return (
    <Dialog title="Move in the tree" isOpen={isOpen} onClose={onClose}>
      <Form label="Move in the tree" errors={form.errors} onSubmit={() => void move()}>
        <p>
          <bdi className="strong">{goal.title}</bdi>
        </p>
        <GoalPicker
          label="Supports"
          name="parentId"
          optional
          note="Its progress counts there by its weight. Where it stood before stays in its history."
          exceptId={goal.id}
          value={chosen}
          onChange={choose}
        />
        <TextAreaField
          label="Why?"
          name="reason"
          optional
          rows={2}
          autoFocus={to !== undefined}
          note="Its owner, the managers above and HR read it."
          value={reason}
          onChange={setReason}
        />
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" disabled={chosen?.id === parent?.id} pending={form.sending}>
            Move
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
