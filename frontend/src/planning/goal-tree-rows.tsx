// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a treegrid is drawn as a table, and the phone takes the own roles of a table away.
// biome-ignore-all lint/a11y/useFocusableInteractive: the arrows move by rows; cells are read with theirs.
import { ChevronRight } from "lucide-react";
import { Fragment } from "react";
import { useQuery } from "urql";
import { graphql } from "../graphql/graphql";
import { Button } from "../ui/button";
import { classes } from "../ui/classes";
import {
  DueCell,
  GoalLink,
  type GoalRowData,
  goalRow,
  LevelMark,
  OwnerCell,
  ProgressCell,
  readRow,
  StatusCell,
  UpdatedCell,
} from "./goal-cells";

const branchQuery = graphql(
  `
    query GoalBranch($id: ID!) {
      goal(id: $id) {
        id
        children(first: 100) {
          totalCount
          nodes { id ...GoalRow }
        }
      }
    }
  `,
  [goalRow],
);

/** What all rows of one tree share. */
export interface Tree {
  /** Branches at hand, by the id of their goal. */
  below: ReadonlyMap<string, readonly GoalRowData[]>;
  /** With a filter: the goals that fit; the others only lead to them. */
  matched: ReadonlySet<string> | null;
  active: string | null;
  isOpen: (id: string) => boolean;
  setOpen: (id: string, open: boolean) => void;
  setActive: (id: string) => void;
}

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
    const place = { level, position: index + 1, size: rows.length, parentId };
    return (
      <Fragment key={goal.id}>
        <Row tree={tree} goal={goal} open={hasBranch ? open : undefined} place={place} />
        {open && known && <TreeRows tree={tree} rows={known} level={level + 1} parentId={goal.id} />}
        {open && !known && <Branch tree={tree} id={goal.id} level={level + 1} />}
      </Fragment>
    );
  });
}

/** A branch that is loaded when it is opened; it fails alone. */
function Branch({ tree, id, level }: { tree: Tree; id: string; level: number }) {
  const [{ data, fetching }, retry] = useQuery({ query: branchQuery, variables: { id } });
  const children = data?.goal?.children;
  if (!children) {
    return (
      <Remark level={level}>
        {fetching ? (
          <span className="faint">Loading what supports it</span>
        ) : (
          <>
            <span className="status-bad">This branch could not be loaded.</span>{" "}
            <Button size="small" onClick={() => retry({ requestPolicy: "network-only" })}>
              Try again
            </Button>
          </>
        )}
      </Remark>
    );
  }
  const more = children.totalCount - children.nodes.length;
  return (
    <>
      <TreeRows tree={tree} rows={children.nodes.map(readRow)} level={level} parentId={id} />
      {more > 0 && <Remark level={level}>{more} more are on the page of the goal.</Remark>}
    </>
  );
}

function Remark({ level, children }: { level: number; children: React.ReactNode }) {
  return (
    <tr role="row" aria-level={level}>
      <td role="gridcell" colSpan={6}>
        <span className="small" style={{ paddingInlineStart: indent(level) + 30 }}>
          {children}
        </span>
      </td>
    </tr>
  );
}

const indent = (level: number) => (level - 1) * 24;

interface RowProps {
  tree: Tree;
  goal: GoalRowData;
  /** Undefined: nothing supports it. */
  open: boolean | undefined;
  place: { level: number; position: number; size: number; parentId: string | null };
}

function Row({ tree, goal, open, place }: RowProps) {
  const onTheWay = tree.matched !== null && !tree.matched.has(goal.id);
  return (
    <tr
      role="row"
      data-goal={goal.id}
      data-parent={place.parentId ?? undefined}
      aria-level={place.level}
      aria-posinset={place.position}
      aria-setsize={place.size}
      aria-expanded={open}
      tabIndex={tree.active === goal.id ? 0 : -1}
      onFocus={(event) => event.target === event.currentTarget && tree.setActive(goal.id)}
      className={classes(onTheWay && "goal-on-the-way")}
    >
      <td role="gridcell" className="goal-tree-title">
        <span className="goal-title" style={{ paddingInlineStart: indent(place.level) }}>
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
    </tr>
  );
}
