import { useCallback } from "react";
import { useClient } from "urql";
import { graphql, type VariablesOf } from "./graphql";

const peopleSearchQuery = graphql(`
  query PeopleSearch($where: EmployeeFilter) {
    employees(first: 20, where: $where) {
      nodes { id name title viewerCan { giveFeedback createGoal } }
    }
  }
`);

export type PeopleFilter = NonNullable<VariablesOf<typeof peopleSearchQuery>["where"]>;
export type PeopleRight = "giveFeedback" | "createGoal";

/** For a PersonPicker: finds people by name, only those towards whom one has the right. */
export function usePeopleSearch(right?: PeopleRight, underManagerId?: string) {
  const client = useClient();
  return useCallback(
    async (search: string) => {
      const where: PeopleFilter = { search: search || undefined, underManagerId };
      const { data, error } = await client.query(peopleSearchQuery, { where }).toPromise();
      if (!data) throw error ?? new Error("People could not be searched.");
      return data.employees.nodes.filter(({ viewerCan }) => !right || viewerCan[right]);
    },
    [client, right, underManagerId],
  );
}
