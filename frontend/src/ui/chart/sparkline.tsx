import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { type StatusTone, statusLook } from "../status";

export interface SparklineProps {
  values: readonly number[];
  /** Gives the colour. */
  status?: string;
  width?: number;
  height?: number;
}

const colours: Record<StatusTone, string> = {
  good: "var(--good-fill)",
  warn: "var(--warn-fill)",
  bad: "var(--bad-fill)",
  done: "var(--series-1)",
  info: "var(--series-1)",
  none: "var(--line-strong)",
};

/** The shape of the last numbers; the numbers themselves stand beside it, so it is not read aloud. */
export function Sparkline({ values, status, width = 72, height = 22 }: SparklineProps) {
  const last = values.at(-1);
  if (last === undefined || values.length < 2) return <svg width={width} height={height} aria-hidden="true" />;
  const x = scaleLinear([0, values.length - 1], [2, width - 4]);
  const y = scaleLinear([Math.min(...values), Math.max(...values)], [height - 3, 3]);
  const colour = colours[statusLook(status ?? "").tone];
  const path = line<number>((_, index) => x(index), y)(values) ?? "";
  return (
    <svg width={width} height={height} aria-hidden="true">
      <path d={path} fill="none" stroke={colour} strokeWidth="1.75" strokeLinejoin="round" strokeLinecap="round" />
      <circle cx={x(values.length - 1)} cy={y(last)} r="2.4" fill={colour} />
    </svg>
  );
}
