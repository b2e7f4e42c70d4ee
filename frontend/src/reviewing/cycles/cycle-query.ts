import { graphql, type ResultOf } from "../../graphql/graphql";

export const cycleQuery = graphql(`
  query ReviewCyclePage($id: ID!) {
    reviewCycle(id: $id) {
      id
      name
      kind
      state
      selfDueOn
      managerDueOn
      signOffDueOn
      nominationDueOn
      calibrationDueOn
      sharingDueOn
      mostForms
      finishesLeavers
      selfReviewOpens
      evidenceForExtremes
      realismRequired
      mostPeers
      upward
      calibrates
      launchesAt
      formsMade
      launchedAt
      closedAt
      version
      allowedActions
      problemCount
      period { id name startsOn endsOn }
      template { id name number }
      counts {
        participants
        selfAssigned
        selfSubmitted
        managerAssigned
        managerSubmitted
        shared
        acknowledged
        skipped
        othersAssigned
        othersSubmitted
      }
      problems(first: 100) { code message settled reason employee { id name } reviewer { id name } }
      handedIn { direction total done dueOn low high days { on done } }
      closedDataChanges {
        id kind effectiveOn recordedAt settledAt reason
        participant { id employee { id name } manager { id name } }
        goal { id title }
      }
      lastSteps {
        at words undo
        by { id name }
        daysBefore { nominationDueOn selfDueOn managerDueOn calibrationDueOn sharingDueOn signOffDueOn }
      }
      stuckCount
      stuck(first: 20) { reason words done of nudged employee { id name title } }
    }
  }
`);

export const cycleCounts = graphql(`
  subscription ReviewCycleCounts($id: ID!) {
    reviewCycleCounts(id: $id) {
      participants selfAssigned selfSubmitted managerAssigned managerSubmitted shared acknowledged skipped
      othersAssigned othersSubmitted
    }
  }
`);

export type Cycle = NonNullable<ResultOf<typeof cycleQuery>["reviewCycle"]>;
