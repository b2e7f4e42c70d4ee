import { useMemo, useState } from "react";
import { describeFailure } from "../graphql/failure";
import { type FragmentOf, graphql } from "../graphql/graphql";
import { usePages } from "../graphql/use-pages";
import { MoreRows } from "../ui/more-rows";
import { SkeletonRows } from "../ui/skeleton";
import { ErrorState } from "../ui/states";
import { type GoalRowData, goalRow, readRow } from "./goal-cells";
import { type Forest, grow } from "./goal-forest";
import { GoalMap } from "./goal-map";
import type { GoalOption } from "./goal-picker";
import { GoalTreegrid } from "./goal-treegrid";
import { GoalsEmpty, type GoalsEmptyProps } from "./goals-empty";
import type { GoalFilter } from "./goals-search";
import { MoveGoalDialog } from "./move-goal-dialog";

const rootsQuery = graphql(
  `
    query GoalRoots($first: Int!, $after: String, $where: GoalFilter) {
      goals(first: $first, after: $after, where: $where, order: LEVEL) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          id
          ...GoalRow
          children(first: 25) {
            nodes { id ...GoalRow }
          }
        }
      }
    }
  `,
  [goalRow],
);

const pathsQuery = graphql(
  `
    query GoalPaths($first: Int!, $after: String, $where: GoalFilter) {
      goals(first: $first, after: $after, where: $where, order: TITLE) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          id
          ...GoalRow
          parent {
            ...GoalRow
            parent {
              ...GoalRow
              parent {
                ...GoalRow
                parent { ...GoalRow parent { ...GoalRow } }
              }
            }
          }
        }
      }
    }
  `,
  [goalRow],
);

export interface GoalTreeProps {
  filter: GoalFilter;
  /** As a table, or as a map. */
  view: "tree" | "map";
  /** Only goals that fit, each with the path down to it; otherwise everything from the top. */
  pathsOnly: boolean;
  empty: GoalsEmptyProps;
}

/** Goals in the order in which they support each other. */
export function GoalTree({ pathsOnly, ...props }: GoalTreeProps) {
  return pathsOnly ? <Paths {...props} /> : <Roots {...props} />;
}

type BranchProps = Omit<GoalTreeProps, "pathsOnly">;

function Roots({ filter, ...frame }: BranchProps) {
  const pages = usePages({
    query: rootsQuery,
    variables: { first: 25, where: { ...filter, roots: true } },
    pick: (data) => data.goals,
    typenames: ["Goal"],
  });
  const forest = useMemo<Forest<GoalRowData>>(() => {
    const below = new Map<string, GoalRowData[]>();
    for (const { id, children } of pages.nodes) {
      if (children.nodes.length < 25) below.set(id, children.nodes.map(readRow));
    }
    const roots = pages.nodes.map(readRow);
    return { roots, below, matched: new Set(roots.map(({ id }) => id)) };
  }, [pages.nodes]);
  return <Frame pages={pages} forest={forest} {...frame} />;
}

type Ancestor = FragmentOf<typeof goalRow> & { parent?: Ancestor | null };

function Paths({ filter, ...frame }: BranchProps) {
  const pages = usePages({
    query: pathsQuery,
    variables: { first: 50, where: filter },
    pick: (data) => data.goals,
    typenames: ["Goal"],
  });
  const forest = useMemo(
    () => grow(pages.nodes.map((node) => ({ row: readRow(node), path: ancestors(node as Ancestor).map(readRow) }))),
    [pages.nodes],
  );
  return <Frame pages={pages} forest={forest} pathsOnly {...frame} />;
}

function ancestors(goal: Ancestor): Ancestor[] {
  return goal.parent ? [goal.parent, ...ancestors(goal.parent)] : [];
}

interface FrameProps extends Pick<GoalTreeProps, "view" | "empty"> {
  pages: Pick<
    ReturnType<typeof usePages<unknown, object, unknown>>,
    "loading" | "error" | "nodes" | "retry" | "stale" | "hasMore" | "showMore" | "totalCount"
  >;
  forest: Forest<GoalRowData>;
  pathsOnly?: boolean;
}

function Frame({ pages, view, empty, forest, pathsOnly }: FrameProps) {
  const [moving, setMoving] = useState<{ goal: GoalRowData; to?: GoalOption } | null>(null);
  if (pages.loading) return <SkeletonRows rows={8} />;
  if (pages.error && pages.nodes.length === 0) {
    const { next, code } = describeFailure(pages.error);
    return (
      <div className="card-body card-body-only">
        <ErrorState title="The goals could not be loaded." code={code} onRetry={pages.retry} retrying={pages.stale}>
          {next}
        </ErrorState>
      </div>
    );
  }
  if (pages.nodes.length === 0) return <GoalsEmpty {...empty} />;
  const Drawn = view === "map" ? GoalMap : GoalTreegrid;
  return (
    <>
      <Drawn forest={forest} pathsOnly={pathsOnly} onMove={(goal, to) => setMoving({ goal, to })} />
      {moving && (
        <MoveGoalDialog
          goal={moving.goal}
          parent={moving.goal.parent}
          to={moving.to}
          isOpen
          onClose={() => setMoving(null)}
        />
      )}
      {pages.hasMore && (
        <MoreRows
          shown={pages.nodes.length}
          total={pages.totalCount}
          of="goals"
          onMore={pages.showMore}
          pending={pages.stale}
        />
      )}
    </>
  );
}
