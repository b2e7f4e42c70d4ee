type Direction = "SELF" | "MANAGER" | "PEER" | "UPWARD" | "DOTTED" | "REPORT";

/** What a form is called beside its person. */
export const formWords: Record<Direction, string> = {
  SELF: "Self review",
  MANAGER: "Manager’s review",
  PEER: "As a colleague",
  UPWARD: "As a report",
  DOTTED: "By a dotted line",
  REPORT: "As a report, with a name",
};

/** Forms that are only ever read together with others. */
export function isWithoutName(direction: Direction): boolean {
  return direction === "PEER" || direction === "UPWARD";
}
