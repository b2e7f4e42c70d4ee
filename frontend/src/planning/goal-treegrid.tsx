// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a treegrid is drawn as a table, and the phone takes the own roles of a table away.
import { TreeRows } from "./goal-tree-rows";
import { type TreeProps, useGoalTree } from "./use-goal-tree";
import "./goal-tree.css";

/** The tree as one grid. */
export function GoalTreegrid(props: TreeProps) {
  const { tree, root, onKeyDown } = useGoalTree<HTMLTableElement>(props);
  return (
    <div className="table-scroll">
      <table
        ref={root}
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
            <th scope="col" role="columnheader">
              <span className="visually-hidden">More</span>
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          <TreeRows tree={tree} rows={props.forest.roots} level={1} parentId={null} />
        </tbody>
      </table>
    </div>
  );
}
