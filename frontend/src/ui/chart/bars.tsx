import { scaleLinear } from "d3-scale";
import { useId } from "react";
import { formatNumber } from "../format";
import type { StatusTone } from "../status";
import { ChartFrame } from "./chart-frame";
import { useWalk } from "./use-walk";
import { useWidth } from "./use-width";

interface Bar {
  label: string;
  value: number;
  /** Of bars that stand for statuses: the colour and the pattern of each, as in every list. */
  tone?: StatusTone;
  /** A mark to compare with: the guide, the plan, the last time. */
  mark?: number;
}

export interface BarsProps {
  title: string;
  finding: string;
  /** What the numbers are, as the head of the table's column. */
  measure: string;
  bars: readonly Bar[];
  /** What the marks are: "Guide". */
  markLabel?: string;
  format?: (value: number) => string;
}

const rowHeight = 30;

/** Lying bars from zero, each with its name before and its number behind. */
export function Bars(props: BarsProps) {
  const { title, finding, measure, bars, markLabel, format = formatNumber } = props;
  const columns = ["", measure, ...(markLabel ? [markLabel] : [])];
  const rows = bars.map(({ label, value, mark }) => [label, value, ...(markLabel ? [mark ?? null] : [])]);
  const legend = markLabel
    ? ([
        { label: measure, colour: "var(--series-1)", mark: "line" },
        { label: markLabel, colour: "var(--text)", mark: "line" },
      ] as const)
    : [];
  return (
    <ChartFrame title={title} finding={finding} table={{ columns, rows, format }} legend={legend}>
      <Drawing {...props} format={format} />
    </ChartFrame>
  );
}

function Drawing({ title, finding, bars, format }: BarsProps & { format: (value: number) => string }) {
  const [box, width] = useWidth<HTMLDivElement>();
  const { at, keys } = useWalk(bars.length);
  const id = useId();
  const start = Math.min(150, width * 0.36);
  const most = Math.max(1e-9, ...bars.flatMap(({ value, mark = 0 }) => [value, mark]));
  const x = scaleLinear([0, most], [0, Math.max(40, width - start - 56)]);
  const here = at === null ? undefined : bars[at];
  return (
    <div ref={box}>
      <svg
        className="chart-drawing"
        width={width}
        height={bars.length * rowHeight}
        role="img"
        aria-labelledby={`${id}-t ${id}-d`}
        {...keys}
      >
        <title id={`${id}-t`}>{title}</title>
        <desc id={`${id}-d`}>{finding} Arrow keys walk the bars.</desc>
        {bars.map(({ label, value, mark, tone }, index) => (
          <g key={label} transform={`translate(0 ${index * rowHeight})`}>
            <text
              x={start - 10}
              y={rowHeight / 2}
              dy="0.32em"
              textAnchor="end"
              className={index === at ? "label-strong" : undefined}
            >
              {label}
            </text>
            <rect
              x={start}
              y={7}
              width={x(value)}
              height={rowHeight - 14}
              rx="3"
              className={tone && `bar-${tone}`}
              fill={tone ? undefined : "var(--series-1)"}
            />
            {mark !== undefined && (
              <line
                x1={start + x(mark)}
                x2={start + x(mark)}
                y1={3}
                y2={rowHeight - 3}
                stroke="var(--text)"
                strokeWidth="2"
              />
            )}
            <text x={start + x(Math.max(value, mark ?? 0)) + 8} y={rowHeight / 2} dy="0.32em" className="label-strong">
              {format(value)}
            </text>
          </g>
        ))}
        <line x1={start} x2={start} y1={0} y2={bars.length * rowHeight} stroke="var(--line-strong)" />
      </svg>
      <p className="chart-read" aria-live="polite">
        {here && `${here.label}: ${format(here.value)}`}
      </p>
    </div>
  );
}
