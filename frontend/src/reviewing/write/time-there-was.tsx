import { CalendarClock, ChevronRight } from "lucide-react";
import { useTimeSummary } from "../../graphql/use-time-summary";
import { today } from "../../ui/format";
import { TimeSums } from "../../ui/time-sums";
import type { Form } from "./form-query";

/** What timekeeping knows of the days of the period: away, worked, over the plan. */
export function TimeThereWas({ form: { reviewee, cycle } }: { form: Form }) {
  const { startsOn, endsOn } = cycle.period;
  const sums = useTimeSummary(reviewee.id, startsOn, today() < endsOn ? today() : endsOn);
  if (!sums) return null;
  return (
    <details className="evidence-item">
      <summary className="evidence-head evidence-opens">
        <CalendarClock className="icon icon-small" />
        <span className="grow">The time there was</span>
        <ChevronRight className="icon icon-small evidence-chevron" />
      </summary>
      <TimeSums sums={sums} />
    </details>
  );
}
