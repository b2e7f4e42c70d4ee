import type { Direction, Part, QuestionKind, Template } from "./template-query";

export const occasionWords: Record<Template["kind"], string> = {
  ANNUAL: "Once a year",
  HALF_YEAR: "Twice a year",
  PROBATION: "End of probation",
  PROJECT: "End of a project",
  AD_HOC: "Any occasion",
};

/** Who is asked, in the order people think of them. */
export const directionWords: Record<Direction, string> = {
  SELF: "The person",
  MANAGER: "The manager",
  DOTTED: "Dotted-line managers",
  PEER: "Colleagues",
  UPWARD: "Direct reports",
};

export const kindWords: Record<QuestionKind, string> = {
  RATING: "Rating with words",
  TEXT: "Text",
  CHOICE: "One of several answers",
  YES_NO: "Yes or no",
  GOAL_REALISM: "Each goal: how realistic",
  SKILLS_GAINED: "Each skill gained: before and now",
  STANDARDS: "Each standard of the role: a step",
  SUPPORT: "Support: how well, and what",
  PRIVATE_NOTE: "Private note to HR",
};

export const partWords: Record<Part, string> = {
  GOALS: "Goals, how far they got",
  SELF: "Ratings by the person",
  MANAGER: "Ratings by the manager",
  OTHERS: "Ratings by colleagues and reports",
};

/** What is asked, by who is asked. */
export function byDirection<Question extends { direction: string }>(
  questions: readonly Question[],
): (readonly [Direction, Question[]])[] {
  return (Object.keys(directionWords) as Direction[])
    .map((direction) => [direction, questions.filter((question) => question.direction === direction)] as const)
    .filter(([, asked]) => asked.length > 0);
}

/** The policy in sentences. */
export function policyWords(
  template: Pick<Template, "evidenceForExtremes" | "realismRequired" | "weights" | "smallestGroup" | "alsoSigns">,
): string[] {
  const { evidenceForExtremes, realismRequired, weights, smallestGroup, alsoSigns } = template;
  const counted = weights.map(({ part, weight }) => `${partWords[part].toLowerCase()}: ${weight}`).join("; ");
  return [
    evidenceForExtremes ? "The lowest and the highest rating need evidence." : "No rating needs evidence.",
    realismRequired ? "Every goal needs a verdict." : "Goals need no verdict.",
    counted
      ? `A score counts ${counted}. What is missing is left out, and the review says so.`
      : "There is no score: nothing is added up.",
    `Forms without names are shown from ${smallestGroup} on.`,
    ...(alsoSigns ? [`${alsoSigns === "HR" ? "An HR partner" : "The next manager"} signs, too.`] : []),
  ];
}
