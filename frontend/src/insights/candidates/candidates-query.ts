import { graphql, type ResultOf } from "../../graphql/graphql";
import { freshness } from "../freshness";

export const roleFit = graphql(`
  fragment RoleFit on RoleFit @_unmask {
    employee { id name title }
    met
    readiness
    reasons
    skills { skill { id name } required estimate met }
  }
`);

export const startQuery = graphql(
  `
    query CandidatesStart {
      roleProfiles { id name level }
      viewer {
        openRoles {
          now
          oneYear
          vacancy { id wantedBy placesLeft department { id name } roleProfile { id name } }
          nearest { ...RoleFit }
          fresh { ...FreshnessParts }
        }
        succession { fresh { ...FreshnessParts } now oneYear holder { id name title } role { id name } nearest { ...RoleFit } }
      }
    }
  `,
  [roleFit, freshness],
);

export const openRolesQuery = graphql(
  `
    query OpenRoles {
      viewer {
        openRoles(first: 5) {
          now
          oneYear
          vacancy { id wantedBy placesLeft department { id name } roleProfile { id name } }
          nearest { ...RoleFit }
          fresh { ...FreshnessParts }
        }
      }
    }
  `,
  [roleFit, freshness],
);

export const candidatesQuery = graphql(
  `
    query Candidates($role: ID!) {
      viewer {
        candidates(roleId: $role, first: 10) {
          considered
          fresh { ...FreshnessParts }
          role { id name }
          nearest { place tied wishes fit { ...RoleFit employee { projectWishes { id project state } } } }
        }
      }
    }
  `,
  [roleFit, freshness],
);

export const fillingQuery = graphql(
  `
    query RoleFilling($roles: [ID!]!, $vacancies: [ID!]!) {
      viewer {
        roleFilling(roleIds: $roles, vacancyIds: $vacancies) {
          needsNumbers
          fresh { ...FreshnessParts }
          filled { role { id name } vacancy { id department { id name } } fit { ...RoleFit } }
        }
      }
    }
  `,
  [roleFit, freshness],
);

export type Fit = ResultOf<typeof roleFit>;
export type Position = ResultOf<typeof startQuery>["viewer"]["succession"][number];
export type OpenRole = NonNullable<ResultOf<typeof startQuery>["viewer"]["openRoles"]>[number];
export type Candidates = NonNullable<ResultOf<typeof candidatesQuery>["viewer"]["candidates"]>;
