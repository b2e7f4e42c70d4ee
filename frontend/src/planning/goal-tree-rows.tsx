// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a treegrid is drawn as a table, and the phone takes the own roles of a table away.
// biome-ignore-all lint/a11y/useFocusableInteractive: the arrows move by rows; cells are read with theirs.
import { ChevronRight } from "lucide-react";
import { Fragment } from "react";
import { Button } from "../ui/button";
import { classes } from "../ui/classes";
import {
  DueCell,
  GoalLink,
  type GoalRowData,
  LevelMark,
  OwnerCell,
  ProgressCell,
  StatusCell,
  UpdatedCell,
} from "./goal-cells";
import { GoalRowMenu } from "./goal-row-menu";
import { useBranch } from "./use-branch";
import { mayMove, type Place, type Tree } from "./use-goal-tree";

interface TreeRowsProps {
  tree: Tree;
  rows: readonly GoalRowData[];
  level: number;
  parentId: string | null;
}

export function TreeRows({ tree, rows, level, parentId }: TreeRowsProps) {
  return rows.map((goal, index) => {
    const known = tree.below.get(goal.id);
    const hasBranch = goal.childCount > 0 || (known?.length ?? 0) > 0;
    const open = hasBranch && tree.isOpen(goal.id);
    const place = { level, position: index + 1, size: rows.length, parentId, open: hasBranch ? open : undefined };
    return (
      <Fragment key={goal.id}>
        <Row tree={tree} goal={goal} place={place} />
        {open && known && <TreeRows tree={tree} rows={known} level={level + 1} parentId={goal.id} />}
        {open && !known && <Branch tree={tree} id={goal.id} level={level + 1} />}
      </Fragment>
    );
  });
}

/** A branch that is loaded when it is opened; it fails alone. */
function Branch({ tree, id, level }: { tree: Tree; id: string; level: number }) {
  const { rows, more, fetching, retry } = useBranch(id);
  if (!rows) {
    return (
      <Remark level={level}>
        {fetching ? (
          <span className="faint">Loading what supports it</span>
        ) : (
          <>
            <span className="status-bad">This branch could not be loaded.</span>{" "}
            <Button size="small" onClick={retry}>
              Try again
            </Button>
          </>
        )}
      </Remark>
    );
  }
  return (
    <>
      <TreeRows tree={tree} rows={rows} level={level} parentId={id} />
      {more > 0 && <Remark level={level}>{more} more are on the page of the goal.</Remark>}
    </>
  );
}

function Remark({ level, children }: { level: number; children: React.ReactNode }) {
  return (
    <tr role="row" aria-level={level}>
      <td role="gridcell" colSpan={7}>
        <span className="small" style={{ paddingInlineStart: indent(level) + 30 }}>
          {children}
        </span>
      </td>
    </tr>
  );
}

const indent = (level: number) => (level - 1) * 24;

function Row({ tree, goal, place }: { tree: Tree; goal: GoalRowData; place: Place }) {
  const { open, level } = place;
  const onTheWay = tree.matched !== null && !tree.matched.has(goal.id);
  return (
    <tr
      {...tree.row(goal, place)}
      {...tree.drag(goal, mayMove(goal))}
      role="row"
      className={classes(onTheWay && "goal-on-the-way")}
    >
      <td role="gridcell" className="goal-tree-title">
        <span className="goal-title" style={{ paddingInlineStart: indent(level) }}>
          {open === undefined ? (
            <span className="goal-leaf" />
          ) : (
            <button
              type="button"
              tabIndex={-1}
              className={classes("goal-turn", open && "goal-turn-open")}
              aria-label={`${open ? "Close" : "Open"} ${goal.title}`}
              onClick={() => tree.setOpen(goal.id, !open)}
            >
              <ChevronRight className="icon" />
            </button>
          )}
          <LevelMark level={goal.level} />
          <GoalLink goal={goal} tabIndex={-1} />
        </span>
      </td>
      <td role="gridcell" className="goal-tree-owner">
        <OwnerCell owner={goal.owner} />
      </td>
      <td role="gridcell" className="goal-tree-progress">
        <ProgressCell goal={goal} />
      </td>
      <td role="gridcell" className="goal-tree-status">
        <StatusCell goal={goal} />
      </td>
      <td role="gridcell" className="goal-tree-due">
        <DueCell dueOn={goal.dueOn} state={goal.state} />
      </td>
      <td role="gridcell" className="goal-tree-updated">
        <UpdatedCell on={goal.lastUpdateOn} />
      </td>
      <td role="gridcell" className="goal-tree-more">
        <GoalRowMenu goal={goal} tree={tree} />
      </td>
    </tr>
  );
}
