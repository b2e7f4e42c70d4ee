/** What a form may demand of who writes it: of a template, and of a cycle that decides otherwise. */
export const demands = {
  evidenceForExtremes: "The lowest and the highest rating need evidence",
  realismRequired: "Every goal needs a verdict: too easy, realistic, too hard",
} as const;
