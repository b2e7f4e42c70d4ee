import { AlarmClock, CheckCheck, CircleCheckBig, Info } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "../../ui/states";

/** What an empty list of the inbox says. */
export const nothing: Record<"needs" | "info" | "snoozed" | "done", ReactNode> = {
  needs: (
    <EmptyState icon={CircleCheckBig} title="Nothing needs you" level={3}>
      Goals to agree, reviews to write and rewards to decide come here by themselves, and leave when they are done.
    </EmptyState>
  ),
  info: (
    <EmptyState icon={Info} title="Nothing new" level={3}>
      What others did about your goals, your reviews and your people comes here. Your preferences say what is also
      mailed.
    </EmptyState>
  ),
  snoozed: (
    <EmptyState icon={AlarmClock} title="Nothing is put off" level={3}>
      Put a row off with its clock, or with S, and it comes back on its day.
    </EmptyState>
  ),
  done: (
    <EmptyState icon={CheckCheck} title="Nothing yet" level={3}>
      What you are done with stays here to look up.
    </EmptyState>
  ),
};
