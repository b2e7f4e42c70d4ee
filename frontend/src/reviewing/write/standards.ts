import type { ScaleStep } from "./form-query";
import { realismWord } from "./realism";

export const NO_BASIS = "NO_BASIS";

/** The steps of the scale with how a standard shows at each: its anchors from the lowest step to the highest. */
export function withAnchors(steps: readonly ScaleStep[], anchors: readonly string[]): readonly ScaleStep[] {
  if (anchors.length < 2) return steps;
  const stepOf = (place: number) => Math.round((place * (steps.length - 1)) / (anchors.length - 1));
  return steps.map((step, at) => ({
    ...step,
    anchor: anchors.filter((_, place) => stepOf(place) === at).join(" ") || "Between the steps beside it.",
  }));
}

/** What was chosen, in the words people read. */
export function choiceWord(kind: string, choice: string): string {
  if (kind === "GOAL_REALISM") return realismWord(choice);
  return kind === "STANDARDS" && choice === NO_BASIS ? "No basis to judge" : choice;
}
