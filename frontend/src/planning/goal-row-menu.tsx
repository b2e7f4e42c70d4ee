import { useNavigate } from "@tanstack/react-router";
import { CornerLeftUp, Ellipsis, Plus, SquareArrowOutUpRight } from "lucide-react";
import { Menu } from "../ui/menu";
import type { GoalRowData } from "./goal-cells";
import { mayMove, type Tree } from "./use-goal-tree";

/** What can be done with a goal of the tree without opening it; moving it, for those who cannot drag. */
export function GoalRowMenu({ goal, tree }: { goal: GoalRowData; tree: Tree }) {
  const navigate = useNavigate();
  const open = goal.state !== "CLOSED" && goal.state !== "ARCHIVED";
  return (
    <Menu
      kind="ghost"
      size="small"
      label={`More about ${goal.title}`}
      tabIndex={tree.active === goal.id ? 0 : -1}
      icon={<Ellipsis className="icon icon-small" />}
      items={[
        { id: "open", label: "Open", icon: SquareArrowOutUpRight, keys: "↵", to: `/goals/${goal.id}` },
        ...(mayMove(goal)
          ? [{ id: "move", label: "Move in the tree", icon: CornerLeftUp, keys: "M", run: () => tree.move(goal) }]
          : []),
        ...(open
          ? [
              {
                id: "add",
                label: "Add a goal below",
                icon: Plus,
                run: () => void navigate({ to: "/goals/new", search: { parent: goal.id } }),
              },
            ]
          : []),
      ]}
    />
  );
}
