import { useMemo } from "react";
import { describeFailure } from "../graphql/failure";
import { type FragmentOf, graphql } from "../graphql/graphql";
import { usePages } from "../graphql/use-pages";
import { MoreRows } from "../ui/more-rows";
import { SkeletonRows } from "../ui/skeleton";
import { ErrorState } from "../ui/states";
import { type GoalRowData, goalRow, readRow } from "./goal-cells";
import { type Forest, grow } from "./goal-forest";
import { GoalTreegrid } from "./goal-treegrid";
import { GoalsEmpty, type GoalsEmptyProps } from "./goals-empty";
import type { GoalFilter } from "./goals-search";

const rootsQuery = graphql(
  `
    query GoalRoots($first: Int!, $after: String, $where: GoalFilter) {
      goals(first: $first, after: $after, where: $where, order: TITLE) {
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
  /** Only goals that fit, each with the path down to it; otherwise everything from the top. */
  pathsOnly: boolean;
  empty: GoalsEmptyProps;
}

/** Goals in the order in which they support each other. */
export function GoalTree({ filter, pathsOnly, empty }: GoalTreeProps) {
  return pathsOnly ? <Paths filter={filter} empty={empty} /> : <Roots filter={filter} empty={empty} />;
}

type TreeProps = Omit<GoalTreeProps, "pathsOnly">;

function Roots({ filter, empty }: TreeProps) {
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
  return <Frame pages={pages} empty={empty} forest={forest} />;
}

type Ancestor = FragmentOf<typeof goalRow> & { parent?: Ancestor | null };

function Paths({ filter, empty }: TreeProps) {
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
  return <Frame pages={pages} empty={empty} forest={forest} pathsOnly />;
}

function ancestors(goal: Ancestor): Ancestor[] {
  return goal.parent ? [goal.parent, ...ancestors(goal.parent)] : [];
}

interface FrameProps {
  pages: Pick<
    ReturnType<typeof usePages<unknown, object, unknown>>,
    "loading" | "error" | "nodes" | "retry" | "stale" | "hasMore" | "showMore" | "totalCount"
  >;
  empty: GoalsEmptyProps;
  forest: Forest<GoalRowData>;
  pathsOnly?: boolean;
}

function Frame({ pages, empty, forest, pathsOnly }: FrameProps) {
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
  return (
    <>
      <GoalTreegrid forest={forest} pathsOnly={pathsOnly} />
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
