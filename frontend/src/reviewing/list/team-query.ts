import { graphql, type ResultOf } from "../../graphql/graphql";

export const teamQuery = graphql(`
  query ReviewsOfMyTeam($cycleId: ID!) {
    reviews(first: 100, where: { scope: MY_TEAM, cycleId: $cycleId }) {
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
        cycle { id }
      }
    }
  }
`);

/** The cycles a manager knows of; people write and share in the newest. */
export const teamCyclesQuery = graphql(`
  query CyclesOfMyTeam {
    reviewCycles(first: 30) {
      nodes { id name state version launchedAt allowedActions }
    }
  }
`);

export type TeamForm = ResultOf<typeof teamQuery>["reviews"]["nodes"][number];
export type TeamCycle = ResultOf<typeof teamCyclesQuery>["reviewCycles"]["nodes"][number];

export interface TeamRow {
  id: string;
  person: TeamForm["reviewee"];
  self: TeamForm | undefined;
  manager: TeamForm | undefined;
}

/** One row a person, by name. */
export function rowsOf(inCycle: readonly TeamForm[]): TeamRow[] {
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
