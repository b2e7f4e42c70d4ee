import { type DragEvent, useState } from "react";
import type { GoalRowData } from "./goal-cells";
import type { GoalOption } from "./goal-picker";

/** What makes a row one that is taken and dropped on. */
export type GoalDrag = (goal: GoalRowData, movable: boolean) => Record<string, unknown>;

/** A goal is taken by the mouse and dropped on the one that it is to support; what becomes of it is asked then. */
export function useGoalDrag(onDrop: (goal: GoalRowData, to: GoalOption) => void): GoalDrag {
  const [taken, take] = useState<GoalRowData | null>(null);
  const [over, setOver] = useState<string | null>(null);

  function end(): void {
    take(null);
    setOver(null);
  }

  return (goal, movable) => ({
    draggable: movable,
    "data-taken": taken?.id === goal.id || undefined,
    "data-over": over === goal.id || undefined,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", goal.title);
      take(goal);
    },
    onDragEnd: end,
    onDragOver: (event: DragEvent) => {
      // Where it stands already, and on itself, it cannot be dropped.
      if (!taken || taken.id === goal.id || taken.parent?.id === goal.id) return;
      event.preventDefault();
      if (over !== goal.id) setOver(goal.id);
    },
    onDragLeave: () => over === goal.id && setOver(null),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      if (taken) onDrop(taken, { id: goal.id, title: goal.title });
      end();
    },
  });
}
