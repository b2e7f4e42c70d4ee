import { graphql, type ResultOf } from "../../graphql/graphql";

export const teamQuery = graphql(`
  query ReviewsOfMyTeam {
    reviews(first: 100, where: { scope: MY_TEAM }) {
      totalCount
      nodes {
        id
        direction
        state
        dueOn
        version
        sharedAt
        acknowledgedAt
        agreement
        allowedActions
        reviewer { id name }
        reviewee { id name title }
        cycle { id name state version managerDueOn allowedActions }
      }
    }
  }
`);

export type TeamForm = ResultOf<typeof teamQuery>["reviews"]["nodes"][number];
export type TeamCycle = TeamForm["cycle"];

export interface TeamRow {
  id: string;
  person: TeamForm["reviewee"];
  self: TeamForm | undefined;
  manager: TeamForm | undefined;
}

/** One row a person of this cycle, by name. */
export function rowsOf(forms: readonly TeamForm[], cycleId: string): TeamRow[] {
  const inCycle = forms.filter(({ cycle }) => cycle.id === cycleId);
  const people = new Map(inCycle.map(({ reviewee }) => [reviewee.id, reviewee]));
  return [...people.values()]
    .map((person) => ({
      id: person.id,
      person,
      self: inCycle.find(({ reviewee, direction }) => reviewee.id === person.id && direction === "SELF"),
      manager: inCycle.find(({ reviewee, direction }) => reviewee.id === person.id && direction === "MANAGER"),
    }))
    .sort((one, other) => one.person.name.localeCompare(other.person.name));
}
