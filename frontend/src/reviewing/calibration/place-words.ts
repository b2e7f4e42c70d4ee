import type { Place, Session } from "./session-query";

type Answer = NonNullable<Place["answer"]>;

const talks: Record<Place["state"], string> = {
  TO_DO: "To go",
  TALKED_THROUGH: "Talked through",
  COME_BACK: "Come back",
};
const answers: Record<Answer, string> = {
  WAITING: "Waits for the manager",
  CONFIRMED: "Confirmed",
  OBJECTED: "Objection",
  DECIDED: "Decided",
};

/** How far the talk about somebody is; in a closed session nothing is to be done any more. */
export function talkWords(state: Place["state"], session: Pick<Session, "state">): string {
  return session.state === "LOCKED" && state !== "TALKED_THROUGH" ? "Not talked through" : talks[state];
}

/** What the manager says to a moved rating. */
export function answerWords(answer: Answer, session: Pick<Session, "state">): string {
  return session.state === "LOCKED" && answer === "WAITING" ? "Not answered" : answers[answer];
}
