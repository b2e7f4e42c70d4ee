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

/** For the PersonPicker: those for whom the viewer may propose a reward, or everybody else. */
export function usePeopleToReward(everybody = false) {
  const client = useClient();
  const { employee, isHr } = useViewer();
  // A manager's people are below them; asking for those alone leaves no page of the list without any.
  const underManagerId = isHr || everybody ? undefined : employee?.id;
  return useCallback(
    async (search: string) => {
      const where = { search: search || undefined, underManagerId, status: ["ACTIVE" as const, "ON_LEAVE" as const] };
      const { data, error } = await client.query(peopleQuery, { where }).toPromise();
      if (!data) throw error ?? new Error("People could not be searched.");
      return data.employees.nodes.filter(({ id, viewerCan }) =>
        everybody ? id !== employee?.id : viewerCan.proposeReward,
      );
    },
    [client, underManagerId, everybody, employee?.id],
  );
}
