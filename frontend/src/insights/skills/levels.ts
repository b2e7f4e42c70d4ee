import type { HeatCell } from "../../ui/chart/heat-map";
import { formatNumber } from "../../ui/format";

/** A difference in levels with its sign: +0.4, −1.3, 0.0. */
export function signed(levels: number): string {
  return formatNumber(levels, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: "exceptZero",
  }).replace("-", "−");
}

/** The shade of a gap: strong from one level on, none below a quarter of one. */
export function shade(gap: number): HeatCell["level"] {
  const size = Math.abs(gap) >= 1 ? 3 : Math.abs(gap) >= 0.6 ? 2 : Math.abs(gap) >= 0.25 ? 1 : 0;
  return (gap < 0 ? (size === 0 ? 0 : -size) : size) as HeatCell["level"];
}
