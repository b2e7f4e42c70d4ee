import { scaleLinear } from "d3-scale";
import { dayNumber } from "../format";
import type { LineChartProps } from "./line-chart";

export const margins = { top: 24, end: 86, bottom: 26, start: 56 };

/** Where days and values lie in the drawing; everything that is drawn fits inside. */
export function lineScales(props: LineChartProps, width: number, height: number) {
  const { points, pace = [], band = [], events = [], target, today, from, until } = props;
  const days = [...points, ...pace, ...band, ...events].map(({ on }) => dayNumber(on));
  if (today) days.push(dayNumber(today));
  if (from) days.push(dayNumber(from));
  if (until) days.push(dayNumber(until));
  const values = [...points, ...pace].map(({ value }) => value);
  for (const { low, high } of band) values.push(low, high);
  if (target !== undefined) values.push(target);

  const phone = width < 480;
  const end = phone ? 14 : margins.end;
  const x = scaleLinear()
    .domain([Math.min(...days), Math.max(...days)])
    .range([margins.start, Math.max(margins.start + 40, width - end)]);
  const y = scaleLinear()
    .domain([Math.min(...values), Math.max(...values)])
    .nice(phone ? 3 : 5)
    .range([height - margins.bottom, margins.top]);
  return { x, y, phone, valueTicks: y.ticks(phone ? 3 : 5), months: monthStarts(x.domain(), phone ? 4 : 8) };
}

/** The first days of months within the span, thinned so that their names do not touch. */
function monthStarts(span: number[], most: number): { day: number; label: string }[] {
  const [first = 0, last = 0] = span;
  const start = new Date(first * 86_400_000);
  const months: { day: number; label: string }[] = [];
  const name = new Intl.DateTimeFormat("en", { month: "short", timeZone: "UTC" });
  for (let month = start.getUTCMonth(); ; month += 1) {
    const at = Date.UTC(start.getUTCFullYear(), month, 1);
    const day = at / 86_400_000;
    if (day > last) break;
    if (day >= first) months.push({ day, label: name.format(at) });
  }
  const keep = Math.max(1, Math.ceil(months.length / most));
  return months.filter((_, index) => index % keep === 0);
}
