import { useQuery } from "urql";
import { graphql, type ResultOf } from "./graphql";

const timeSummaryQuery = graphql(`
  query TimeSummary($id: ID!, $since: Date!, $until: Date!) {
    employee(id: $id) {
      id
      timeSummary(since: $since, until: $until) {
        daysAway
        scheduledHours
        workedHours
        hoursOverPlan
        away { reason days }
      }
    }
  }
`);

export type TimeSummary = NonNullable<NonNullable<ResultOf<typeof timeSummaryQuery>["employee"]>["timeSummary"]>;

/** What somebody's days add up to between two days; nothing for those who may not know, or without timekeeping. */
export function useTimeSummary(id: string | undefined, since: string, until: string): TimeSummary | null {
  const [{ data }] = useQuery({
    query: timeSummaryQuery,
    variables: { id: id ?? "", since, until },
    pause: id === undefined || since > until,
  });
  return data?.employee?.timeSummary ?? null;
}
