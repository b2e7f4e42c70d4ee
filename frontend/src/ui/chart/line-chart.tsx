import { area, line } from "d3-shape";
import { useId } from "react";
import { dayNumber, formatDay, formatNumber } from "../format";
import { ChartFrame, type LegendEntry } from "./chart-frame";
import { lineScales, margins, targetWords } from "./line-scales";
import { useWalk } from "./use-walk";
import { useWidth } from "./use-width";

export interface Point {
  /** `YYYY-MM-DD` */
  on: string;
  value: number;
  /** What there is to know about it: "entered on 9 Nov". */
  note?: string;
}

interface BandPoint {
  on: string;
  low: number;
  likely: number;
  high: number;
}

export interface LineChartProps {
  title: string;
  finding: string;
  /** What the numbers are, as the head of the table's column: "First-reply time". */
  measure: string;
  points: readonly Point[];
  /** The line it is held to. */
  pace?: readonly Point[];
  paceLabel?: string;
  target?: number;
  /** Where it is likely to go. */
  band?: readonly BandPoint[];
  events?: readonly { on: string; label: string }[];
  today?: string;
  /** The span of the axis, when it is wider than the data. */
  from?: string;
  until?: string;
  format?: (value: number) => string;
  /** Stands over the axis once, instead of behind each of its numbers. */
  unit?: string | null;
}

const height = 268;

/** Numbers logged over time against even pace and target, with the likely future. */
export function LineChart(props: LineChartProps) {
  const { title, finding, measure, points, target, band = [], format = formatNumber } = props;
  const rows = [
    ...points.map(({ on, value, note }) => [
      [formatDay(on), note].filter(Boolean).join(", "),
      value,
      ...(band.length > 0 ? [""] : []),
    ]),
    ...band
      .slice(1)
      .map(({ on, low, likely, high }) => [`${formatDay(on)}, likely`, likely, `${format(low)} – ${format(high)}`]),
    ...(target === undefined ? [] : [["Target", target, ...(band.length > 0 ? [""] : [])]]),
  ];
  const columns = ["Date", measure, ...(band.length > 0 ? ["8 in 10 outcomes"] : [])];
  return (
    <ChartFrame title={title} finding={finding} table={{ columns, rows, format }} legend={legend(props)}>
      <Drawing {...props} format={format} />
    </ChartFrame>
  );
}

function legend({ pace, paceLabel = "Even pace", target, band }: LineChartProps): LegendEntry[] {
  const entries: (LegendEntry | undefined)[] = [
    { label: "Logged", colour: "var(--series-1)", mark: "line" },
    band?.length ? { label: "8 in 10 outcomes", colour: "var(--series-1)", mark: "area" } : undefined,
    pace?.length ? { label: paceLabel, colour: "var(--text-2)", mark: "dots" } : undefined,
    target === undefined ? undefined : { label: "Target", colour: "var(--good)", mark: "line" },
  ];
  return entries.filter((entry) => entry !== undefined);
}

function Drawing(props: LineChartProps & { format: (value: number) => string }) {
  const { title, finding, points, pace = [], target, band = [], events = [], today, format } = props;
  const [box, width] = useWidth<HTMLDivElement>();
  const label = props.unit ? (value: number) => formatNumber(value) : format;
  const { x, y, phone, valueTicks, months } = lineScales({ ...props, label }, width, height);
  const { at, keys } = useWalk(points.length);
  const id = useId();
  const [start = 0, end = 0] = x.range();
  const across = (on: string) => x(dayNumber(on));
  const path = line<Point>(
    (one) => across(one.on),
    (one) => y(one.value),
  );
  const likely = line<BandPoint>(
    (one) => across(one.on),
    (one) => y(one.likely),
  );
  const fan = area<BandPoint>(
    (one) => across(one.on),
    (one) => y(one.low),
    (one) => y(one.high),
  );
  const here = at === null ? undefined : points[at];
  const lastLikely = band.at(-1);

  return (
    <div ref={box}>
      <svg
        className="chart-drawing"
        width={width}
        height={height}
        role="img"
        aria-labelledby={`${id}-t ${id}-d`}
        {...keys}
      >
        <title id={`${id}-t`}>{title}</title>
        <desc id={`${id}-d`}>{finding} Arrow keys walk the points.</desc>
        {valueTicks.map((tick) => (
          <g key={tick}>
            <line x1={start} x2={end} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
            <text x={start - 8} y={y(tick)} dy="0.32em" textAnchor="end">
              {label(tick)}
            </text>
          </g>
        ))}
        {props.unit && (
          <text x={0} y={11}>
            {props.unit}
          </text>
        )}
        {months.map(({ day, label: month }) => (
          <text key={day} x={x(day)} y={height - 6} textAnchor={x(day) - start < 14 ? "start" : "middle"}>
            {month}
          </text>
        ))}
        {!phone &&
          events.map((event) => <Mark key={event.label + event.on} x={across(event.on)} label={event.label} />)}
        {today && <Mark x={across(today)} label="Today" strong />}
        {band.length > 0 && <path d={fan(band) ?? ""} fill="var(--series-1)" fillOpacity="0.16" />}
        {pace.length > 0 && (
          <path d={path(pace) ?? ""} fill="none" stroke="var(--text-2)" strokeWidth="1.5" strokeDasharray="1.5 4" />
        )}
        {target !== undefined && (
          <line x1={start} x2={end} y1={y(target)} y2={y(target)} stroke="var(--good)" strokeWidth="2" />
        )}
        {band.length > 0 && (
          <path d={likely(band) ?? ""} fill="none" stroke="var(--series-1)" strokeWidth="2" strokeDasharray="5 4" />
        )}
        <path d={path(points) ?? ""} fill="none" stroke="var(--series-1)" strokeWidth="2.25" strokeLinejoin="round" />
        {points.map((one, index) => (
          <circle
            key={one.on}
            cx={across(one.on)}
            cy={y(one.value)}
            r={index === at ? 6 : 3.5}
            fill={index === at ? "var(--series-1)" : "var(--surface)"}
            stroke="var(--series-1)"
            strokeWidth="2"
          >
            <title>{pointWords(one, format)}</title>
          </circle>
        ))}
        {!phone && <EndLabels end={end} y={y} target={target} likely={lastLikely?.likely} format={label} />}
      </svg>
      <p className="chart-read" aria-live="polite">
        {here && pointWords(here, format)}
      </p>
    </div>
  );
}

function pointWords({ on, value, note }: Point, format: (value: number) => string): string {
  return [`${formatDay(on)}: ${format(value)}`, note].filter(Boolean).join(", ");
}

function Mark({ x, label, strong }: { x: number; label: string; strong?: boolean }) {
  return (
    <g>
      <line
        x1={x}
        x2={x}
        y1={margins.top - 6}
        y2={height - margins.bottom}
        stroke={strong ? "var(--text)" : "var(--line-strong)"}
        strokeDasharray={strong ? undefined : "2 3"}
      />
      <text x={x} y={12} textAnchor="middle" className={strong ? "label-strong" : undefined}>
        {label}
      </text>
    </g>
  );
}

interface EndLabelsProps {
  end: number;
  y: (value: number) => number;
  target: number | undefined;
  likely: number | undefined;
  format: (value: number) => string;
}

/** Names at the ends of the lines, kept apart when they would touch. */
function EndLabels({ end, y, target, likely, format }: EndLabelsProps) {
  const targetAt = target === undefined ? undefined : y(target);
  const likelyAt = likely === undefined ? undefined : y(likely);
  const close = targetAt !== undefined && likelyAt !== undefined && Math.abs(targetAt - likelyAt) < 16;
  const shift = close && targetAt !== undefined && likelyAt !== undefined ? (likelyAt <= targetAt ? -9 : 9) : 0;
  return (
    <>
      {likely !== undefined && likelyAt !== undefined && (
        <text x={end + 8} y={likelyAt + shift} dy="0.32em" className="label-likely">
          {format(likely)} likely
        </text>
      )}
      {target !== undefined && targetAt !== undefined && (
        <text x={end + 8} y={targetAt - shift} dy="0.32em" className="label-target">
          {targetWords(format(target))}
        </text>
      )}
    </>
  );
}
