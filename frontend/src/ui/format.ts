/** How numbers, money, dates and times are written, all by the browser's own knowledge of locales. */

const english = "en-GB";

/** Numbers follow the reader's English; days do not, since the server writes them into its sentences as "27 Nov". */
export function locale(): string {
  const preferred = navigator.languages?.find((tag) => tag.startsWith("en"));
  return preferred ?? english;
}

const formats = new Map<string, unknown>();

function remembered<Format>(kind: string, options: object, make: () => Format): Format {
  const key = `${kind} ${locale()} ${JSON.stringify(options)}`;
  const found = formats.get(key) as Format | undefined;
  if (found) return found;
  const made = make();
  formats.set(key, made);
  return made;
}

export function formatNumber(value: number | string, options: Intl.NumberFormatOptions = {}): string {
  return remembered("number", options, () => new Intl.NumberFormat(locale(), options)).format(Number(value));
}

/** A share between 0 and 1. */
export function formatPercent(share: number, decimals = 0): string {
  return formatNumber(share, { style: "percent", maximumFractionDigits: decimals });
}

export interface MoneyValue {
  amount: number | string;
  currency: string;
}

/** Whole amounts without cents, others with all of them: €600, €1,540.50. */
export function formatMoney({ amount, currency }: MoneyValue): string {
  const value = Number(amount);
  const whole = Number.isInteger(value);
  return formatNumber(value, { style: "currency", currency, ...(whole ? { maximumFractionDigits: 0 } : {}) });
}

/**
 * "27 Nov", with the year only when it is not this one. The date is read as three numbers:
 * `new Date("2026-04-01")` is the day before, west of Greenwich.
 */
export function formatDay(day: string, options: { weekday?: boolean; year?: boolean } = {}): string {
  const { year, month, date } = partsOfDay(day);
  const withYear = options.year ?? year !== new Date().getFullYear();
  return formatAt(Date.UTC(year, month - 1, date), {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
    ...(withYear ? { year: "numeric" } : {}),
    ...(options.weekday ? { weekday: "short" } : {}),
  });
}

/** "27 Nov 16:20", in the reader's time zone. */
export function formatInstant(instant: string): string {
  const at = new Date(instant);
  const thisYear = at.getFullYear() === new Date().getFullYear();
  return formatAt(at.getTime(), {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
    ...(thisYear ? {} : { year: "numeric" }),
  }).replace(",", "");
}

function formatAt(milliseconds: number, options: Intl.DateTimeFormatOptions): string {
  return remembered("date", options, () => new Intl.DateTimeFormat(english, options)).format(milliseconds);
}

export function partsOfDay(day: string): { year: number; month: number; date: number } {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return { year, month, date };
}

/** Days since 1 January 1970: for distances between dates and for the axes of charts. */
export function dayNumber(day: string): number {
  const { year, month, date } = partsOfDay(day);
  return Date.UTC(year, month - 1, date) / 86_400_000;
}

/** Today where the reader is, as `YYYY-MM-DD`. */
export function today(now = new Date()): string {
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/** "2 days ago", "in 3 hours" up to seven days; a date beyond. */
export function formatRelative(instant: string, now = Date.now()): string {
  const seconds = (new Date(instant).getTime() - now) / 1000;
  const size = Math.abs(seconds);
  if (size < 45) return "just now";
  const relative = remembered("relative", {}, () => new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }));
  if (size < 45 * 60) return relative.format(Math.round(seconds / 60), "minute");
  if (size < 22 * 3600) return relative.format(Math.round(seconds / 3600), "hour");
  if (size < 7.5 * 86_400) return relative.format(Math.round(seconds / 86_400), "day");
  return formatDay(today(new Date(instant)));
}

/** "Ana, Ben and Cleo". */
export function formatList(words: readonly string[]): string {
  return remembered("list", {}, () => new Intl.ListFormat(locale(), { type: "conjunction" })).format(words);
}
