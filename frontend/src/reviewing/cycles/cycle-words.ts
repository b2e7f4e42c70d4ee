import { CircleCheck, CircleDashed, CircleDot, type LucideIcon } from "lucide-react";
import type { ResultOf } from "../../graphql/graphql";
import type { cycleQuery } from "./cycle-query";

type Cycle = NonNullable<ResultOf<typeof cycleQuery>["reviewCycle"]>;
export type CycleState = Cycle["state"];

/** What people call the states of a cycle. */
export const stateWords: Record<CycleState, string> = {
  DRAFT: "Draft",
  CHECKED: "Checked, ready to launch",
  NOMINATION: "Peers are proposed",
  COLLECTING: "Self reviews",
  MANAGER_REVIEW: "Managers’ reviews",
  CALIBRATION: "Calibration",
  SHARING: "Sharing",
  SIGN_OFF: "Sign-off",
  CLOSED: "Closed",
  ARCHIVED: "Archived",
  CANCELLED: "Cancelled",
};

export const opensWords = {
  AT_SUBMISSION: "As soon as it is handed in",
  AFTER_OWN_DRAFT: "Once the manager has begun their own form",
  AFTER_OWN_SUBMISSION: "Once the manager has handed in their own form",
} as const;

const order: readonly CycleState[] = [
  "DRAFT",
  "CHECKED",
  "NOMINATION",
  "COLLECTING",
  "MANAGER_REVIEW",
  "CALIBRATION",
  "SHARING",
  "SIGN_OFF",
  "CLOSED",
];

/** What the next move leads to. */
export function nextState({ state, calibrates }: Pick<Cycle, "state" | "calibrates">): CycleState | null {
  const path: readonly CycleState[] = order.filter(
    (one) => one !== "NOMINATION" && (calibrates || one !== "CALIBRATION"),
  );
  const at = path.indexOf(state);
  if (state === "NOMINATION") return "COLLECTING";
  return at < 0 ? null : (path[at + 1] ?? null);
}

/** Where a step back leads to. */
export function previousState(cycle: Pick<Cycle, "state" | "calibrates" | "mostPeers">): CycleState | null {
  const path = order
    .slice(order.indexOf("NOMINATION"))
    .filter((one) => (cycle.calibrates || one !== "CALIBRATION") && (cycle.mostPeers > 0 || one !== "NOMINATION"));
  const at = path.indexOf(cycle.state);
  return at > 0 ? (path[at - 1] ?? null) : null;
}

export interface Stage {
  label: string;
  when: string;
  done: number;
  of: number;
  words: string;
  mark: "done" | "now" | "next";
}

export const stageIcons: Record<Stage["mark"], LucideIcon> = { done: CircleCheck, now: CircleDot, next: CircleDashed };

/** How far a state lies along the way. */
export function isPast(state: CycleState, stage: CycleState): boolean {
  return order.indexOf(state) > order.indexOf(stage);
}
