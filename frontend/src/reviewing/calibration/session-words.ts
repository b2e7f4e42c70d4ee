import type { Session } from "./session-query";

type Figures = Pick<Session["figures"], "people" | "talkedThrough" | "moved" | "toGo">;

const people = (count: number) => (count === 1 ? "1 person" : `${count} people`);

/** How far a session is, in numbers. */
export function sessionSentence({ people: all, talkedThrough, moved, toGo }: Figures, state: Session["state"]): string {
  if (state === "PREPARED") return `${people(all)}; ratings are frozen when it opens.`;
  if (state === "LOCKED") return `${people(all)}, ${moved} moved. Closed.`;
  return `${people(all)}: ${talkedThrough} talked through, ${moved} moved, ${toGo} to go.`;
}
