import { scaleLinear } from "d3-scale";
import { dayNumber } from "../format";
import type { LineChartProps } from "./line-chart";

export const margins = { top: 24, end: 14, bottom: 26, start: 30 };

/** Digits are this wide at most, so that words find room before they are drawn. */
const digit = 7.4;

/** Where days and values lie in the drawing; everything that is drawn fits inside. */
export function lineScales(
  props: LineChartProps & { label: (value: number) => string },
  width: number,
  height: number,
) {
  const { points, pace = [], band = [], events = [], target, today, from, until, label } = props;
  const days = [...points, ...pace, ...band, ...events].map(({ on }) => dayNumber(on));
  if (today) days.push(dayNumber(today));
  if (from) days.push(dayNumber(from));
  if (until) days.push(dayNumber(until));
  const values = [...points, ...pace].map(({ value }) => value);
  for (const { low, high } of band) values.push(low, high);
  if (target !== undefined) values.push(target);

  const phone = width < 480;
  const y = scaleLinear()
    .domain([Math.min(...values), Math.max(...values)])
    .nice(phone ? 3 : 5)
    .range([height - margins.bottom, margins.top]);
  const valueTicks = y.ticks(phone ? 3 : 5);
  const roomFor = (words: readonly string[]) => 8 + digit * Math.max(0, ...words.map(({ length }) => length));
  const atEnd = [
    target === undefined ? "" : targetWords(label(target)),
    band.length > 0 ? `${label(0)}000 likely` : "",
  ];
  const start = Math.max(margins.start, roomFor(valueTicks.map(label)));
  const end = phone ? margins.end : Math.max(margins.end, roomFor(atEnd));
  const x = scaleLinear()
    .domain([Math.min(...days), Math.max(...days)])
    .range([start, Math.max(start + 40, width - end)]);
  return { x, y, phone, valueTicks, months: monthStarts(x.domain(), phone ? 4 : 8) };
}

export function targetWords(value: string): string {
  return `Target ${value}`;
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
