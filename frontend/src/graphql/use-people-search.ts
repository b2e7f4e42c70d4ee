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

const peopleNearQuery = graphql(`
  query PeopleNear {
    viewer {
      employee {
        id
        reports(first: 8) { nodes { id name title viewerCan { giveFeedback createGoal } } }
        manager {
          id
          name
          title
          viewerCan { giveFeedback createGoal }
          reports(first: 8) { nodes { id name title viewerCan { giveFeedback createGoal } } }
        }
      }
    }
  }
`);

const mostSuggested = 8;

type PeopleFilter = NonNullable<VariablesOf<typeof peopleSearchQuery>["where"]>;
export type PeopleRight = "giveFeedback" | "createGoal";

/**
 * For a PersonPicker: finds people by name, only those towards whom one has the right. Before anything is typed,
 * those one works with are suggested: the manager, who shares the manager, and who reports to oneself.
 */
export function usePeopleSearch(right?: PeopleRight, underManagerId?: string) {
  const client = useClient();
  return useCallback(
    async (search: string) => {
      const fits = ({ viewerCan }: { viewerCan: Record<PeopleRight, boolean> }) => !right || viewerCan[right];
      if (search === "") {
        const { data } = await client.query(peopleNearQuery, {}).toPromise();
        const me = data?.viewer.employee;
        const near = me
          ? [...(me.manager ? [me.manager] : []), ...(me.manager?.reports.nodes ?? []), ...me.reports.nodes]
          : [];
        const others = near.filter((person) => person.id !== me?.id && fits(person));
        if (others.length > 0) return others.slice(0, mostSuggested);
      }
      const where: PeopleFilter = { search: search || undefined, underManagerId };
      const { data, error } = await client.query(peopleSearchQuery, { where }).toPromise();
      if (!data) throw error ?? new Error("People could not be searched.");
      return data.employees.nodes.filter(fits);
    },
    [client, right, underManagerId],
  );
}
