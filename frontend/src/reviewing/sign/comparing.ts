import { choiceWord } from "../write/standards";
import type { SignedVersion } from "./sign-query";

export type SignedAnswer = SignedVersion["answers"][number];

/** An answer in one line. */
export function answerWords({ kind, rating, choice, yes, text, levelBefore, levelAfter }: SignedAnswer): string {
  const said = [
    rating === null ? "" : String(rating),
    choiceWord(kind, choice),
    yes === null ? "" : yes ? "Yes" : "No",
    levelAfter === null ? "" : `Level ${levelBefore ?? "unknown"} to ${levelAfter}`,
    text ?? "(erased)",
  ];
  return said.filter((part) => part !== "").join(" · ");
}

export interface Change {
  key: string;
  what: string;
  was: string;
  is: string;
}

/** What differs between two versions: the same question to the same side about the same thing. */
export function changesBetween(before: SignedVersion, after: SignedVersion): Change[] {
  const keyOf = ({ direction, question, subject }: SignedAnswer) => `${direction}/${question}/${subject}`;
  const old = new Map(before.answers.map((answer) => [keyOf(answer), answerWords(answer)]));
  return after.answers
    .map((answer) => ({
      key: keyOf(answer),
      what: answer.subject || answer.question,
      was: old.get(keyOf(answer)) ?? "",
      is: answerWords(answer),
    }))
    .filter(({ was, is }) => was !== is);
}
