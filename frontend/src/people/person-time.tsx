import { useTimeSummary } from "../graphql/use-time-summary";
import { Card } from "../ui/card";
import { today } from "../ui/format";
import { TimeSums } from "../ui/time-sums";

const days = 90;

/** What their days of the last three months add up to, as timekeeping knows them. */
export function PersonTime({ employeeId }: { employeeId: string }) {
  const since = today(new Date(Date.now() - days * 86_400_000));
  const sums = useTimeSummary(employeeId, since, today());
  if (!sums) return null;
  return (
    <Card title="Time" note={`last ${days} days`}>
      <TimeSums sums={sums} />
    </Card>
  );
}
