import { useCallback } from "react";
import { useClient } from "urql";
import { graphql } from "../graphql/graphql";
import { useViewer } from "../graphql/viewer";

const peopleQuery = graphql(`
  query PeopleToReward($where: EmployeeFilter) {
    employees(first: 20, where: $where) {
      nodes { id name title viewerCan { proposeReward } }
    }
  }
`);

/** For the PersonPicker: only those for whom the viewer may propose a reward. */
export function usePeopleToReward() {
  const client = useClient();
  const { employee, isHr } = useViewer();
  // A manager's people are below them; asking for those alone leaves no page of the list without any.
  const underManagerId = isHr ? undefined : employee?.id;
  return useCallback(
    async (search: string) => {
      const where = { search: search || undefined, underManagerId, status: ["ACTIVE" as const, "ON_LEAVE" as const] };
      const { data, error } = await client.query(peopleQuery, { where }).toPromise();
      if (!data) throw error ?? new Error("People could not be searched.");
      return data.employees.nodes.filter(({ viewerCan }) => viewerCan.proposeReward);
    },
    [client, underManagerId],
  );
}
