import { graphql, type ResultOf } from "../../graphql/graphql";

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
        succession { now oneYear holder { id name title } role { id name } nearest { ...RoleFit } }
      }
    }
  `,
  [roleFit],
);

export const candidatesQuery = graphql(
  `
    query Candidates($role: ID!) {
      viewer {
        candidates(roleId: $role, first: 10) {
          considered
          role { id name }
          nearest { place tied wishes fit { ...RoleFit employee { projectWishes { id project state } } } }
        }
      }
    }
  `,
  [roleFit],
);

export const fillingQuery = graphql(
  `
    query RoleFilling($roles: [ID!]!) {
      viewer {
        roleFilling(roleIds: $roles) { needsNumbers filled { role { id name } fit { ...RoleFit } } }
      }
    }
  `,
  [roleFit],
);

export type Fit = ResultOf<typeof roleFit>;
export type Position = ResultOf<typeof startQuery>["viewer"]["succession"][number];
export type Candidates = NonNullable<ResultOf<typeof candidatesQuery>["viewer"]["candidates"]>;
