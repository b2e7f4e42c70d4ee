import { graphql, type ResultOf } from "../../graphql/graphql";

export const appraisalQuery = graphql(`
  query AppraisalPage($id: ID!) {
    organisationAppraisal(id: $id) {
      id
      name
      state
      opensOn
      closesOn
      smallest
      asked
      voted
      myGroup
      noDecisions
      version
      allowedActions
      period { id name }
      goals {
        id
        title
        goal { id status statusReason }
        figures { group people mean }
        words(first: 50) { totalCount nodes { id group text } }
        items { id kind text dueOn version owner { id name } }
      }
    }
  }
`);

export const appraisalContext = {
  additionalTypenames: ["OrganisationAppraisal", "AppraisalGoal", "AppraisalItem", "AppraisalWords"],
};

export type Appraisal = NonNullable<ResultOf<typeof appraisalQuery>["organisationAppraisal"]>;
export type AppraisedGoal = Appraisal["goals"][number];
export type Item = AppraisedGoal["items"][number];
