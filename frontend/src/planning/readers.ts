import { formatList } from "../ui/format";

export interface Who {
  /** The owner's name, or null for the reader's own goal. */
  owner: string | null;
  /** The owner's direct manager, when it is not the reader. */
  manager: string | null;
  organisation: string;
}

/** Who will read a goal, in one sentence, by the access table of the server: a team is all with the same manager, and one's own reports. */
export function readersOfGoal(
  visibility: "PRIVATE" | "SHARED" | "PUBLIC",
  { owner, manager, organisation }: Who,
): string {
  if (visibility === "PUBLIC") return `Everybody at ${organisation} can read this.`;
  const named = [owner ?? "You", manager].filter((name) => name !== null);
  if (visibility === "PRIVATE") {
    return named.length > 1
      ? `Only ${formatList(named).replace(/^You/, "you")} can read this.`
      : `Only ${named[0] === "You" ? "you" : named[0]} can read this.`;
  }
  const team = owner === null ? "your team" : "their team";
  return `${formatList([...named, team, "the managers above", "HR"])} can read this.`;
}
