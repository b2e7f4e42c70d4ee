import { graphql, type ResultOf } from "../../graphql/graphql";

export const agreementFields = graphql(`
  fragment AgreementFields on PerformancePlan @_unmask {
    state
    fingerprint
    reason
    ownerAgreedAt
    managerAgreedAt
    viewerMayAgree
    terms
    employee { id name title manager { id name } roleProfile { id name } }
    period { id name startsOn endsOn }
    goals { id title weight dueOn status statusReason progress keyResults { id title } neededSkills { level missing skill { id name } } }
    standards { id name description weight }
    developmentPlan { id state progress objectives { id title targetLevel skill { id name } actions { id title state } } }
    versions { id number reason agreedAt terms managerAgreedBy { id name } }
  }
`);

export const agreementQuery = graphql(
  `
    query PlanOfPeriod($employee: ID!, $period: ID!) {
      performancePlan(employeeId: $employee, periodId: $period) { ...AgreementFields }
    }
  `,
  [agreementFields],
);

export type Agreement = ResultOf<typeof agreementFields>;
