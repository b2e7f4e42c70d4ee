import { scaleLinear } from "d3-scale";
import { useId } from "react";
import { ChartFrame } from "../../ui/chart/chart-frame";
import { useWidth } from "../../ui/chart/use-width";
import { formatNumber } from "../../ui/format";
import { type Figure, findingOf, groupWords } from "./appraisal-words";

const rowHeight = 34;
const steps = [1, 2, 3, 4, 5];
const one = (mean: number) => formatNumber(mean, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** The means of managers and of employees, each a dot on the line from 1 to 5 with its number of people. */
export function MeansChart({
  title,
  figures,
  smallest,
}: {
  title: string;
  figures: readonly Figure[];
  smallest: number;
}) {
  const finding = findingOf(figures, smallest);
  if (figures.length === 0) return <p className="small muted">{finding}</p>;
  const rows = figures.map(({ group, people, mean }) => [groupWords[group], one(mean), formatNumber(people)]);
  return (
    <ChartFrame title={title} finding={finding} table={{ columns: ["", "Mean of 5", "People"], rows }}>
      <Drawing title={title} finding={finding} figures={figures} />
    </ChartFrame>
  );
}

function Drawing({ title, finding, figures }: { title: string; finding: string; figures: readonly Figure[] }) {
  const [box, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const start = 84;
  const x = scaleLinear([1, 5], [start + 12, Math.max(start + 60, width - 96)]);
  const height = figures.length * rowHeight;
  return (
    <div ref={box}>
      <svg className="chart-drawing" width={width} height={height + 20} role="img" aria-labelledby={`${id}-t ${id}-d`}>
        <title id={`${id}-t`}>{title}</title>
        <desc id={`${id}-d`}>{finding}</desc>
        {steps.map((step) => (
          <g key={step}>
            <line x1={x(step)} x2={x(step)} y1={4} y2={height} stroke="var(--line)" />
            <text x={x(step)} y={height + 14} textAnchor="middle">
              {step}
            </text>
          </g>
        ))}
        {figures.map(({ group, people, mean }, at) => {
          const y = at * rowHeight + rowHeight / 2;
          const colour = group === "EMPLOYEES" ? "var(--series-2)" : "var(--series-1)";
          return (
            <g key={group}>
              <text x={start} y={y} dy="0.32em" textAnchor="end">
                {groupWords[group]}
              </text>
              <line x1={x(1)} x2={x(5)} y1={y} y2={y} stroke="var(--line-strong)" />
              {group === "EMPLOYEES" ? (
                <rect x={x(mean) - 6} y={y - 6} width="12" height="12" rx="2" fill={colour} />
              ) : (
                <circle cx={x(mean)} cy={y} r="7" fill={colour} />
              )}
              <text x={x(5) + 14} y={y} dy="0.32em" className="label-strong">
                {one(mean)}
                <tspan className="label-soft"> · n {formatNumber(people)}</tspan>
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
