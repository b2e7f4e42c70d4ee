import { formatNumber } from "./format";

export interface TimeSums {
  daysAway: number;
  scheduledHours: string | null;
  workedHours: string | null;
  hoursOverPlan: string;
  away: readonly { reason: string | null; days: number }[];
}

const reasons: Record<string, string> = {
  ANNUAL_LEAVE: "vacation",
  SICK_LEAVE: "ill",
  PARENTAL_LEAVE: "with a child",
  OTHER: "other",
};

/** What somebody's days add up to, as far as the reader may know. */
export function TimeSums({ sums }: { sums: TimeSums }) {
  const { daysAway, scheduledHours, workedHours, hoursOverPlan } = sums;
  const hours = workedHours !== null && scheduledHours !== null;
  return (
    <dl className="fact-list">
      <div>
        <dt>Away</dt>
        <dd>
          {daysAway === 1 ? "1 day" : `${daysAway} days`}
          {daysAway > 0 && <span className="muted"> ({awayWords(sums)})</span>}
        </dd>
      </div>
      {hours && (
        <div>
          <dt>Worked</dt>
          <dd>
            {formatNumber(workedHours)} of {formatNumber(scheduledHours)} h planned
          </dd>
        </div>
      )}
      <div>
        <dt>Over the plan</dt>
        <dd>{formatNumber(hoursOverPlan)} h</dd>
      </div>
    </dl>
  );
}

/** Days by reason; of some a manager is told no reason. */
export function awayWords({ away }: Pick<TimeSums, "away">): string {
  return away.map(({ reason, days }) => `${days} ${reason ? (reasons[reason] ?? "other") : "not told why"}`).join(", ");
}
