import { useEffect, useState } from "react";
import { locale } from "../ui/format";

/** What the clock shows in a time zone, and how far that is from the reader; null for a zone the browser does not know. */
export function localTime(
  timeZone: string,
  now: Date,
  readerZone?: string,
): { time: string; difference: string } | null {
  try {
    const time = new Intl.DateTimeFormat(locale(), { timeZone, hour: "2-digit", minute: "2-digit", hour12: false });
    const hours = offset(timeZone, now) - offset(readerZone, now);
    return { time: time.format(now), difference: inWords(hours) };
  } catch {
    return null;
  }
}

/** Hours east of Greenwich. */
function offset(timeZone: string | undefined, now: Date): number {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).formatToParts(now);
  const [, sign, hours = "0", minutes = "0"] =
    /GMT([+-])(\d\d):(\d\d)/.exec(parts.find(({ type }) => type === "timeZoneName")?.value ?? "") ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) + Number(minutes) / 60);
}

function inWords(hours: number): string {
  if (hours === 0) return "";
  const size = Math.abs(hours);
  const whole = Math.floor(size);
  const minutes = Math.round((size - whole) * 60);
  const length = [whole > 0 && `${whole} h`, minutes > 0 && `${minutes} min`].filter(Boolean).join(" ");
  return `${length} ${hours > 0 ? "ahead of" : "behind"} you`;
}

/** "15:42, 2 h ahead of you", true to the minute. */
export function LocalTime({ timeZone }: { timeZone: string }) {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 20_000);
    return () => clearInterval(timer);
  }, []);
  const local = localTime(timeZone, now);
  if (!local) return null;
  return (
    <span>
      <bdi className="number">{local.time}</bdi> there{local.difference && `, ${local.difference}`}
    </span>
  );
}
