import { partsOfDay } from "../../ui/format";

/** The day so many days later. */
export function dayAfter(day: string, days: number): string {
  const { year, month, date } = partsOfDay(day);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

/** The next Monday after a day. */
export function mondayAfter(day: string): string {
  const { year, month, date } = partsOfDay(day);
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay();
  return dayAfter(day, weekday === 0 ? 1 : 8 - weekday);
}
