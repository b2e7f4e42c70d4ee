import { graphql } from "../../graphql/graphql";

export const agendaItem = graphql(`
  fragment AgendaItemRow on AgendaItem @_unmask {
    id
    text
    state
    createdAt
    version
    author { id name }
  }
`);

export const actionItem = graphql(`
  fragment ActionItemRow on ActionItem @_unmask {
    id
    kind
    text
    dueOn
    state
    dropReason
    version
    owner { id name }
  }
`);

export const meetingDate = graphql(`
  fragment MeetingDate on Meeting @_unmask {
    id
    startsAt
    plannedAt
    minutes
    moved
    state
    version
    allowedActions
    calendarHref
    note { id text version }
  }
`);

export const oneOnOneQuery = graphql(
  `
    query OneOnOnePage($id: ID!) {
      oneOnOne(id: $id) {
        id
        state
        cadence
        startsOn
        time
        timeZone
        minutes
        version
        calendarHref
        allowedActions
        organiser { id name manager { id } }
        partner { id name manager { id } }
        agenda { id ...AgendaItemRow }
        actionItems { id ...ActionItemRow }
        nextMeetings { id ...MeetingDate }
      }
    }
  `,
  [agendaItem, actionItem, meetingDate],
);

export const oneOnOneChanged = graphql(`
  subscription OneOnOneChanged($id: ID!) {
    oneOnOneChanged(id: $id) {
      id
      version
      agenda { id version }
      actionItems { id version }
      nextMeetings { id version }
    }
  }
`);
