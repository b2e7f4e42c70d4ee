import { readText } from "./people-search";

export const spokenKinds = ["meeting", "check_in", "feedback", "comment", "review"] as const;

/** What the address of a conversation says: with whom, of which kind, from which day until which. */
export interface ConversationSearch {
  with?: string;
  kind?: (typeof spokenKinds)[number];
  from?: string;
  until?: string;
}

function readDay(given: unknown): string | undefined {
  return typeof given === "string" && /^\d{4}-\d\d-\d\d$/.test(given) ? given : undefined;
}

export function readConversationSearch(given: Record<string, unknown>): ConversationSearch {
  return {
    with: readText(given.with),
    kind: spokenKinds.find((kind) => kind === given.kind),
    from: readDay(given.from),
    until: readDay(given.until),
  };
}
