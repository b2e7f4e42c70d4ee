import { useNavigate } from "@tanstack/react-router";
import { type HTMLAttributes, type KeyboardEvent, type RefObject, useRef, useState } from "react";
import type { GoalRowData } from "./goal-cells";
import type { Forest } from "./goal-forest";
import type { GoalOption } from "./goal-picker";
import { type GoalDrag, useGoalDrag } from "./use-goal-drag";

/** What all rows of one tree share, drawn as a table or as a map. */
export interface Tree {
  /** Branches at hand, by the id of their goal. */
  below: ReadonlyMap<string, readonly GoalRowData[]>;
  /** With a filter: the goals that fit; the others only lead to them. */
  matched: ReadonlySet<string> | null;
  /** Only this one is in the order of Tab. */
  active: string | null;
  isOpen: (id: string) => boolean;
  setOpen: (id: string, open: boolean) => void;
  /** What makes the row of a goal one of the tree. */
  row: (goal: GoalRowData, place: Place) => HTMLAttributes<HTMLElement>;
  drag: GoalDrag;
  /** Asks where a goal is to stand; `to` is where it was dropped. */
  move: (goal: GoalRowData, to?: GoalOption) => void;
}

export interface Place {
  level: number;
  position: number;
  size: number;
  parentId: string | null;
  /** Undefined: nothing supports it. */
  open: boolean | undefined;
}

export interface TreeProps {
  forest: Forest<GoalRowData>;
  pathsOnly?: boolean;
  onMove: Tree["move"];
}

/** Whether the server lets this goal stand elsewhere. */
export function mayMove(goal: GoalRowData): boolean {
  return goal.allowedActions.includes("EDIT");
}

/** Arrows move and open and close, Home and End go to the ends, Enter opens the goal, M moves it elsewhere. */
export function useGoalTree<Root extends HTMLElement>({ forest, pathsOnly, onMove }: TreeProps) {
  const [turned, turn] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [all, setAll] = useState<boolean | null>(null);
  const [active, setActive] = useState<string | null>(null);
  const root: RefObject<Root | null> = useRef(null);
  const navigate = useNavigate();
  const drag = useGoalDrag(onMove);

  const tree: Tree = {
    below: forest.below,
    matched: pathsOnly ? forest.matched : null,
    active: active ?? forest.roots[0]?.id ?? null,
    // What is at hand stands open; the rest is loaded when it is opened.
    isOpen: (id) => turned.get(id) ?? all ?? (forest.below.get(id)?.length ?? 0) > 0,
    setOpen: (id, open) => turn(new Map(turned).set(id, open)),
    row: (goal, { level, position, size, parentId, open }) => ({
      ...{ "data-goal": goal.id, "data-parent": parentId ?? undefined },
      "aria-level": level,
      "aria-posinset": position,
      "aria-setsize": size,
      "aria-expanded": open,
      tabIndex: tree.active === goal.id ? 0 : -1,
      onFocus: (event) => event.target === event.currentTarget && setActive(goal.id),
      onKeyDown: (event) => {
        if (event.key !== "m" || event.target !== event.currentTarget || !mayMove(goal)) return;
        event.preventDefault();
        onMove(goal);
      },
    }),
    drag,
    move: onMove,
  };

  function turnAll(open: boolean): void {
    turn(new Map());
    setAll(open);
  }

  function focus(row: HTMLElement | undefined): void {
    if (!row) return;
    setActive(row.dataset.goal ?? null);
    row.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const row = event.target as HTMLElement;
    const id = row.dataset.goal;
    if (id === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = [...(root.current?.querySelectorAll<HTMLElement>("[data-goal]") ?? [])];
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

  return { tree, root, onKeyDown, turnAll };
}
