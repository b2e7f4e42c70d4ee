import {
  Archive,
  BadgeCheck,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CirclePause,
  CircleX,
  Clock,
  ClockAlert,
  EyeOff,
  Hourglass,
  type LucideIcon,
  Send,
  TriangleAlert,
} from "lucide-react";

export type StatusTone = "good" | "warn" | "bad" | "done" | "info" | "none";

export interface StatusLook {
  word: string;
  tone: StatusTone;
  icon: LucideIcon;
}

const look = (word: string, tone: StatusTone, icon: LucideIcon): StatusLook => ({ word, tone, icon });

/** The word, the shape and the tone of each status of the contract: never colour alone. */
export const statusLooks = {
  ON_TRACK: look("On track", "good", CircleCheck),
  AT_RISK: look("At risk", "warn", TriangleAlert),
  OFF_TRACK: look("Off track", "bad", CircleX),
  OVERDUE: look("Overdue", "bad", ClockAlert),
  STALE: look("No news", "warn", Clock),
  NOT_STARTED: look("Not started", "none", CircleDashed),
  NOT_AGREED: look("Not agreed", "none", CircleDashed),
  ACHIEVED: look("Achieved", "done", BadgeCheck),
  PARTIAL: look("Partly achieved", "info", CircleDot),
  MISSED: look("Missed", "bad", CircleX),
  DROPPED: look("Dropped", "none", CircleX),
  LAPSED: look("Lapsed", "none", Clock),
  DRAFT: look("Draft", "none", CircleDashed),
  PROPOSED: look("Proposed", "info", Send),
  ACTIVE: look("Active", "good", CircleCheck),
  OPEN: look("Open", "good", CircleDot),
  PAUSED: look("Paused", "none", CirclePause),
  CLOSED: look("Closed", "none", CircleCheck),
  ARCHIVED: look("Archived", "none", Archive),
  CANCELLED: look("Cancelled", "none", CircleX),
  ASSIGNED: look("Not started", "none", CircleDashed),
  IN_PROGRESS: look("Started", "warn", CircleDot),
  SUBMITTED: look("Handed in", "done", BadgeCheck),
  LOCKED: look("Calibrated", "done", BadgeCheck),
  SHARED: look("Shared", "good", CircleCheck),
  ACKNOWLEDGED: look("Read", "done", BadgeCheck),
  SIGNED: look("Signed", "done", BadgeCheck),
  NOT_SIGNED: look("Not signed", "none", CircleX),
  SKIPPED: look("Skipped", "none", CircleX),
  REASSIGNED: look("With somebody else", "none", CircleX),
  VOID: look("Does not count", "none", CircleX),
  WAITING: look("Waiting", "none", Hourglass),
  APPROVED: look("Approved", "done", BadgeCheck),
  REJECTED: look("Rejected", "bad", CircleX),
  WITHDRAWN: look("Withdrawn", "none", CircleX),
  COMMITTED: look("Approved", "good", CircleCheck),
  COMMUNICATED: look("Told", "done", BadgeCheck),
  EXECUTED: look("Carried out", "done", BadgeCheck),
  DONE: look("Done", "done", BadgeCheck),
  HIDDEN: look("Hidden", "none", EyeOff),
} as const satisfies Record<string, StatusLook>;

export type Status = keyof typeof statusLooks;

/** A status this page does not know yet is still shown, by its own words. */
export function statusLook(status: string): StatusLook {
  const known = Object.hasOwn(statusLooks, status) ? statusLooks[status as Status] : undefined;
  const words = status.toLowerCase().replaceAll("_", " ");
  return known ?? look(words.charAt(0).toUpperCase() + words.slice(1), "none", CircleDot);
}
