import { useTimeSummary } from "../graphql/use-time-summary";
import { Card } from "../ui/card";
import { formatDay, today } from "../ui/format";
import { TimeSums } from "../ui/time-sums";

interface GoalTimeProps {
  goal: { level: string; state: string; startsOn: string; dueOn: string; owner: { id: string; name: string } | null };
}

/** The time its owner had since it began: beside the numbers, so that nobody judges them without it. */
export function GoalTime({ goal: { level, state, startsOn, dueOn, owner } }: GoalTimeProps) {
  const until = today() < dueOn ? today() : dueOn;
  const own = level === "INDIVIDUAL" && state !== "DRAFT" && state !== "PROPOSED";
  const sums = useTimeSummary(own ? owner?.id : undefined, startsOn, until);
  if (!sums) return null;
  return (
    <Card title="The time there was" note={`since ${formatDay(startsOn)}`}>
      <TimeSums sums={sums} />
    </Card>
  );
}
