import type { Kind, State } from "./reward-words";

const handoverChannels = ["payroll", "leave", "assignments"] as const;
const turns = ["me", "proposed", "mine", "all"] as const;
export const kinds = ["bonus", "raise", "promotion", "vacation", "project-lead", "recognition"] as const;
export const states = [
  "proposed",
  "committed",
  "communicated",
  "executed",
  "reversed",
  "rejected",
  "withdrawn",
] as const;

export type Turn = (typeof turns)[number];
export type KindInAddress = (typeof kinds)[number];
export type StateInAddress = (typeof states)[number];

/** What the address of the rewards says; what is absent takes the usual value. */
export interface RewardsSearch {
  turn?: Turn;
  kind?: KindInAddress;
  state?: StateInAddress;
  /** The id of the reward whose panel is open. */
  reward?: string;
}

/** Whom a new reward is for, and of which kind, when the link knows. */
export interface NewRewardSearch {
  for?: string;
  kind?: KindInAddress;
  /** The nomination it takes up. */
  nomination?: string;
  /** The open role that a promotion is to fill. */
  vacancy?: string;
  /** The new pay that was suggested. */
  pay?: string;
}

export interface BudgetsSearch {
  period?: string;
}

export interface HandoversSearch {
  channel?: (typeof handoverChannels)[number];
}

export function readHandoversSearch(given: Record<string, unknown>): HandoversSearch {
  return { channel: handoverChannels.find((channel) => channel === given.channel) };
}

export function readRewardsSearch(given: Record<string, unknown>): RewardsSearch {
  return {
    turn: turns.find((turn) => turn === given.turn),
    kind: readKind(given.kind),
    state: states.find((state) => state === given.state),
    reward: text(given.reward),
  };
}

export function readNewRewardSearch(given: Record<string, unknown>): NewRewardSearch {
  return {
    for: text(given.for),
    kind: readKind(given.kind),
    nomination: text(given.nomination),
    vacancy: text(given.vacancy),
    pay: text(given.pay),
  };
}

export function readBudgetsSearch(given: Record<string, unknown>): BudgetsSearch {
  return { period: text(given.period) };
}

/** Both `project-lead` and the contract's `PROJECT_LEAD` are understood. */
function readKind(given: unknown): KindInAddress | undefined {
  const wanted = typeof given === "string" ? given.toLowerCase().replaceAll("_", "-") : undefined;
  return kinds.find((kind) => kind === wanted);
}

function text(given: unknown): string | undefined {
  return typeof given === "string" && given !== "" ? given : typeof given === "number" ? String(given) : undefined;
}

export function graphKind(kind: KindInAddress): Kind {
  return kind.toUpperCase().replace("-", "_") as Kind;
}

export function graphState(state: StateInAddress): State {
  return state.toUpperCase() as State;
}
