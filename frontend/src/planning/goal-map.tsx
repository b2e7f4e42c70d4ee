// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a tree is made of lists in lists.
// biome-ignore-all lint/a11y/useSemanticElements: no element of HTML is a tree.
// biome-ignore-all lint/a11y/useFocusableInteractive: the tree says which node is in the order of Tab.
import { ChevronRight, FoldHorizontal, UnfoldHorizontal } from "lucide-react";
import { Avatar } from "../ui/avatar";
import { Button } from "../ui/button";
import { classes } from "../ui/classes";
import { formatNumber } from "../ui/format";
import { statusLook } from "../ui/status";
import { StatusPill } from "../ui/status-pill";
import { GoalLink, type GoalRowData, LevelMark, ProgressCell } from "./goal-cells";
import { GoalRowMenu } from "./goal-row-menu";
import { useBranch } from "./use-branch";
import { mayMove, type Tree, type TreeProps, useGoalTree } from "./use-goal-tree";
import "./goal-map.css";
import "./goal-tree.css";

/** Goals as cards, what supports them to their side; the same keys as in the tree. */
export function GoalMap(props: TreeProps) {
  const { tree, root, onKeyDown, turnAll } = useGoalTree<HTMLUListElement>(props);
  const { roots, below } = props.forest;
  const carries = ({ id, childCount }: GoalRowData) => childCount > 0 || below.has(id);
  const trees = roots.filter(carries);
  const loose = roots.filter((goal) => !carries(goal));
  return (
    <>
      <div className="goal-map-tools">
        <Button
          kind="ghost"
          size="small"
          icon={<UnfoldHorizontal className="icon icon-small" />}
          onClick={() => turnAll(true)}
        >
          Open all
        </Button>
        <Button
          kind="ghost"
          size="small"
          icon={<FoldHorizontal className="icon icon-small" />}
          onClick={() => turnAll(false)}
        >
          Close all
        </Button>
      </div>
      <div className="goal-map-window">
        <ul ref={root} role="tree" aria-label="Map of goals" className="goal-map" onKeyDown={onKeyDown}>
          <MapNodes tree={tree} rows={trees} level={1} parentId={null} />
          {loose.length > 0 && (
            <li role="none">
              <ul role="group" aria-label="Goals that support nothing" className="map-block map-loose">
                <MapNodes tree={tree} rows={loose} level={1} parentId={null} />
              </ul>
            </li>
          )}
        </ul>
      </div>
    </>
  );
}

interface NodesProps {
  tree: Tree;
  rows: readonly GoalRowData[];
  level: number;
  parentId: string | null;
}

function MapNodes({ tree, rows, level, parentId }: NodesProps) {
  return rows.map((goal, index) => {
    const known = tree.below.get(goal.id);
    const count = known?.length ?? goal.childCount;
    const open = count > 0 ? tree.isOpen(goal.id) : undefined;
    const place = { level, position: index + 1, size: rows.length, parentId, open };
    return (
      <li
        key={goal.id}
        {...tree.row(goal, place)}
        role="treeitem"
        aria-label={`${goal.title}, ${goal.owner?.name ?? "nobody"}, ${statusLook(goal.status).word}`}
        className={classes(tree.matched !== null && !tree.matched.has(goal.id) && "goal-on-the-way")}
      >
        <MapCard tree={tree} goal={goal} count={count} open={open} />
        {open &&
          (known ? (
            <MapBranch tree={tree} rows={known} level={level + 1} parentId={goal.id} />
          ) : (
            <LoadedBranch tree={tree} goal={goal} level={level + 1} />
          ))}
      </li>
    );
  });
}

/** Many goals that nothing supports stand in a block, so that the map does not become a ribbon. */
function MapBranch(props: NodesProps) {
  const block = props.rows.length > 3 && props.rows.every(({ childCount }) => childCount === 0);
  return (
    <ul role="group" className={block ? "map-block" : "map-branch"}>
      <MapNodes {...props} />
    </ul>
  );
}

function LoadedBranch({ tree, goal, level }: { tree: Tree; goal: GoalRowData; level: number }) {
  const { rows, more, fetching, retry } = useBranch(goal.id);
  if (rows) {
    return (
      <>
        <MapBranch tree={tree} rows={rows} level={level} parentId={goal.id} />
        {more > 0 && <p className="map-remark">{formatNumber(more)} more are on the page of the goal.</p>}
      </>
    );
  }
  if (fetching) return <p className="map-remark faint">Loading what supports it</p>;
  return (
    <p className="map-remark">
      <span className="status-bad">This branch could not be loaded.</span>{" "}
      <Button size="small" onClick={retry}>
        Try again
      </Button>
    </p>
  );
}

interface CardProps {
  tree: Tree;
  goal: GoalRowData;
  count: number;
  open: boolean | undefined;
}

function MapCard({ tree, goal, count, open }: CardProps) {
  return (
    <div {...tree.drag(goal, mayMove(goal))} className={`map-card map-${statusLook(goal.status).tone}`}>
      <div className="map-head">
        <LevelMark level={goal.level} />
        <span className="grow">
          <GoalLink goal={goal} tabIndex={-1} />
        </span>
        <GoalRowMenu goal={goal} tree={tree} />
      </div>
      <div className="map-state">
        <ProgressCell goal={goal} />
        <StatusPill status={goal.status} plain />
      </div>
      <div className="map-foot">
        {goal.owner && (
          <span className="row grow">
            <Avatar name={goal.owner.name} size="small" />
            <bdi className="ellipsis">{goal.owner.name}</bdi>
          </span>
        )}
        {open !== undefined && (
          <button
            type="button"
            tabIndex={-1}
            className={classes("map-turn", open && "map-turn-open")}
            aria-label={`${open ? "Close" : "Open"} ${goal.title}`}
            onClick={() => tree.setOpen(goal.id, !open)}
          >
            {count}
            <ChevronRight className="icon icon-small" />
          </button>
        )}
      </div>
    </div>
  );
}
