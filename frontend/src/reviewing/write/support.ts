import type { ScaleStep } from "./form-query";

const words = ["Poorly", "In part", "Mostly", "Well", "Very well"];
const anchors = [
  "What was needed did not come.",
  "Some of it came, or came too late.",
  "Most of what was needed was there.",
  "What was needed was there in time.",
  "Support came before it was asked for.",
];

/** The steps of a scale when support is rated: the same values, but the words of the scale are about the work of a person. */
export function supportSteps(steps: readonly ScaleStep[]): ScaleStep[] {
  return steps.map((step, index) => {
    const at = Math.round((index / Math.max(1, steps.length - 1)) * (words.length - 1));
    return { value: step.value, label: words[at] ?? step.label, anchor: anchors[at] ?? step.anchor };
  });
}
