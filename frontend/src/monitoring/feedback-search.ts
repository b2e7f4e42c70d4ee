const directions = ["received", "given", "team", "public", "reported"] as const;
/** The tabs of the page: lists of feedback, and what is asked. */
export const lists = [...directions, "requests", "rounds"] as const;
export const kinds = ["praise", "constructive", "note"] as const;

export type Direction = (typeof directions)[number];
export type FeedbackTab = (typeof lists)[number];
type KindFilter = (typeof kinds)[number];

/** What the address of feedback says. */
export interface FeedbackSearch {
  kind?: KindFilter;
  q?: string;
  /** Opens the dialog to give feedback to this person, about this goal of theirs. */
  to?: string;
  goal?: string;
}

function text(given: unknown): string | undefined {
  return typeof given === "string" && given !== "" ? given : typeof given === "number" ? String(given) : undefined;
}

export function readFeedbackSearch(given: Record<string, unknown>): FeedbackSearch {
  return {
    kind: kinds.find((kind) => kind === given.kind),
    q: text(given.q),
    to: text(given.to),
    goal: text(given.goal),
  };
}

export function readTab(given: string): FeedbackTab | undefined {
  return lists.find((list) => list === given);
}
