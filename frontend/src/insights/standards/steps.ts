import { formatNumber } from "../../ui/format";

/** How many steps a mean is above or below the middle of the scale. */
export function fromMiddle(mean: number, steps: readonly string[]): number {
  return (mean - 0.5) * (steps.length - 1);
}

/** A place on the scale as its step: "2 Building", between two steps as a number alone. */
export function stepWords(share: number, steps: readonly string[]): string {
  const step = share * (steps.length - 1);
  const label = Number.isInteger(step) ? steps[step] : undefined;
  return label ? `${step + 1} ${label}` : formatNumber(step + 1, { maximumFractionDigits: 1 });
}
