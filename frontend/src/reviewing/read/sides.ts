import { toSaved } from "../write/send-answer";
import type { SubjectAnswer } from "./answer-block";
import type { ReadReview, Side } from "./read-query";

export interface Column {
  name: string;
  side: Side;
}

/** Whose words stand left and right: the person's own first. */
export function columnsOf(review: ReadReview): Column[] {
  const sides: Side[] = [review, ...(review.counterpart ? [review.counterpart] : [])];
  return sides
    .filter(({ answers }) => answers.length > 0)
    .sort((one) => (one.direction === "SELF" ? -1 : 1))
    .map((side) => ({ side, name: side.direction === "SELF" ? review.reviewee.name : side.reviewer.name }));
}

export type AskedQuestion = Side["questions"][number];

/** The steps of both forms in their order: what both are asked stands in one line. */
export function sectionsOf(columns: readonly Column[]): string[] {
  const all = columns.flatMap(({ side }) => side.questions.map(({ section }) => section));
  return [...new Set(all)];
}

export function questionsIn({ side }: Column, section: string): AskedQuestion[] {
  return side.questions.filter((question) => question.section === section);
}

export function answersTo({ side }: Column, question: AskedQuestion): SubjectAnswer[] {
  return side.answers
    .filter((answer) => answer.question.id === question.id)
    .sort((one, other) => weightOf(other) - weightOf(one))
    .map((answer) => ({
      key: answer.id,
      subject: answer.goal?.title ?? answer.skill?.name ?? answer.standard?.name ?? null,
      anchors: answer.standard?.anchors,
      content: toSaved(answer).content,
    }));
}

/** Standards stand in the order of what they count, on both sides; the others as they were answered. */
function weightOf({ standard }: Side["answers"][number]): number {
  return standard?.weight ?? 0;
}

/** What somebody said about one goal. */
export function verdictOn(column: Column, goalId: string) {
  const answer = column.side.answers.find(({ goal }) => goal?.id === goalId);
  return answer ? toSaved(answer).content : null;
}

export function overallOf(review: ReadReview): { value: number; label: string } | null {
  const rated = [review, review.counterpart].find((side) => side?.direction !== "SELF" && side?.overallRating != null);
  const value = rated?.overallRating;
  if (value === null || value === undefined) return null;
  return { value, label: review.scale.steps.find((step) => step.value === value)?.label ?? "" };
}
