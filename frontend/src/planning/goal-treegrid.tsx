// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a treegrid is drawn as a table, and the phone takes the own roles of a table away.
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useRef, useState } from "react";
import type { GoalRowData } from "./goal-cells";
import type { Forest } from "./goal-forest";
import { type Tree, TreeRows } from "./goal-tree-rows";
import "./goal-tree.css";

/**
 * The tree as one grid: arrows move and open and close, Home and End go to the ends, Enter opens the goal.
 * Only one row is in the order of Tab.
 */
export function GoalTreegrid({ forest, pathsOnly }: { forest: Forest<GoalRowData>; pathsOnly?: boolean }) {
  const [turned, turn] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [active, setActive] = useState<string | null>(null);
  const grid = useRef<HTMLTableElement>(null);
  const navigate = useNavigate();

  const tree: Tree = {
    below: forest.below,
    matched: pathsOnly ? forest.matched : null,
    active: active ?? forest.roots[0]?.id ?? null,
    // What is at hand stands open; the rest is loaded when it is opened.
    isOpen: (id) => turned.get(id) ?? (forest.below.get(id)?.length ?? 0) > 0,
    setOpen: (id, open) => turn(new Map(turned).set(id, open)),
    setActive,
  };

  function focus(row: HTMLElement | undefined): void {
    if (!row) return;
    setActive(row.dataset.goal ?? null);
    row.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const row = event.target as HTMLElement;
    const id = row.dataset.goal;
    if (id === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = [...(grid.current?.querySelectorAll<HTMLElement>("[data-goal]") ?? [])];
    const at = rows.indexOf(row);
    const parent = rows.find((one) => one.dataset.goal === row.dataset.parent);
    const expanded = row.getAttribute("aria-expanded");
    const rightToLeft = document.dir === "rtl";
    const moves: Record<string, () => void> = {
      ArrowDown: () => focus(rows[at + 1]),
      ArrowUp: () => focus(rows[at - 1]),
      Home: () => focus(rows[0]),
      End: () => focus(rows.at(-1)),
      [rightToLeft ? "ArrowLeft" : "ArrowRight"]: () =>
        expanded === "false" ? tree.setOpen(id, true) : expanded === "true" && focus(rows[at + 1]),
      [rightToLeft ? "ArrowRight" : "ArrowLeft"]: () => (expanded === "true" ? tree.setOpen(id, false) : focus(parent)),
      Enter: () => void navigate({ to: "/goals/$goalId", params: { goalId: id } }),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  }

  return (
    <div className="table-scroll">
      <table
        ref={grid}
        role="treegrid"
        aria-label="Goals and what supports them"
        className="table goal-tree"
        onKeyDown={onKeyDown}
      >
        <thead role="rowgroup">
          <tr role="row">
            {["Goal", "Owner", "Progress", "Status", "Due", "Updated"].map((head) => (
              <th key={head} scope="col" role="columnheader">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          <TreeRows tree={tree} rows={forest.roots} level={1} parentId={null} />
        </tbody>
      </table>
    </div>
  );
}
