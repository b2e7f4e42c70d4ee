/** Queries to begin with; each runs as it is. */
export interface Example {
  name: string;
  query: string;
  variables?: string;
}

export const examples: readonly Example[] = [
  {
    name: "Who am I",
    query: `query WhoAmI {
  viewer {
    employee { name title department { name } }
    isManager
    isHr
    inboxCount
    tasks(first: 5) { title detail dueOn href }
  }
}`,
  },
  {
    name: "My goals",
    query: `query MyGoals {
  goals(first: 10, where: { scope: ME }, order: DUE) {
    totalCount
    nodes {
      title
      status
      statusReason
      progress
      expected
      dueOn
      keyResults { title currentValue target unit }
    }
  }
}`,
  },
  {
    name: "People of a name",
    query: `query People($search: String!) {
  employees(first: 10, where: { search: $search }) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { id name title department { name } manager { name } }
  }
}`,
    variables: `{ "search": "a" }`,
  },
  {
    name: "My team",
    query: `query MyTeam {
  viewer {
    team {
      sentence { text }
      people(first: 10) { nodes { employee { name } level reasons } }
      decisions(first: 5) { title detail }
    }
  }
}`,
  },
  {
    name: "Reviews and rewards",
    query: `query ReviewsAndRewards {
  reviews(first: 5) { nodes { state direction dueOn reviewee { name } cycle { name } } }
  rewards(first: 5) { nodes { summary state effectiveOn employee { name } } }
}`,
  },
];
