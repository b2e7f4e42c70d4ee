import { useEffect, useState } from "react";
import { formatDay, formatInstant, formatMoney, formatRelative, type MoneyValue } from "./format";

/** An amount with its currency, in figures of one width. */
export function Money({ value }: { value: MoneyValue | null | undefined }) {
  if (!value) return <span className="faint">not set</span>;
  return <bdi className="number nowrap">{formatMoney(value)}</bdi>;
}

/** A calendar day, given as `YYYY-MM-DD`. */
export function Day({ value, weekday }: { value: string; weekday?: boolean }) {
  return (
    <time dateTime={value} className="nowrap">
      {formatDay(value, { weekday })}
    </time>
  );
}

/** How long ago, in words that stay true; the exact time on hover. */
export function RelativeTime({ value }: { value: string }) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 60_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={value} title={formatInstant(value)} className="nowrap">
      {formatRelative(value)}
    </time>
  );
}
