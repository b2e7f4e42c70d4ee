import { useQuery } from "urql";
import { graphql } from "../graphql/graphql";
import { goalRow, readRow } from "./goal-cells";

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

/** What supports a goal, loaded when its branch is opened; it fails alone. */
export function useBranch(id: string) {
  const [{ data, fetching }, retry] = useQuery({ query: branchQuery, variables: { id } });
  const children = data?.goal?.children;
  return {
    rows: children?.nodes.map(readRow),
    more: children ? children.totalCount - children.nodes.length : 0,
    fetching,
    retry: () => retry({ requestPolicy: "network-only" }),
  };
}
