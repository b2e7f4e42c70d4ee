import { formatInstant } from "../../ui/format";

export type Cadence = "WEEKLY" | "FORTNIGHTLY" | "MONTHLY";

export const cadences: readonly { value: Cadence; label: string }[] = [
  { value: "WEEKLY", label: "Every week" },
  { value: "FORTNIGHTLY", label: "Every second week" },
  { value: "MONTHLY", label: "Every month" },
];

export interface Rule {
  cadence: Cadence;
  startsOn: string;
  time: string;
  timeZone: string;
  minutes: number;
}

const english = "en-GB";

/** "Monday" of a date without a zone. */
export function weekdayOf(day: string): string {
  const format = new Intl.DateTimeFormat(english, { weekday: "long", timeZone: "UTC" });
  return format.format(Date.parse(`${day}T00:00:00Z`));
}

const inOrder = ["first", "second", "third", "fourth", "last"];

/** "Every second week on Tuesday at 10:30 (Berlin), 30 minutes". */
export function ruleInWords({ cadence, startsOn, time, timeZone, minutes }: Rule): string {
  const weekday = weekdayOf(startsOn);
  const week = inOrder[Math.floor((Number(startsOn.slice(8, 10)) - 1) / 7)];
  const often =
    cadence === "WEEKLY"
      ? `Every ${weekday}`
      : cadence === "FORTNIGHTLY"
        ? `Every second ${weekday}`
        : `On the ${week} ${weekday} of the month`;
  const elsewhere = timeZone === readerZone() ? "" : ` (${placeOf(timeZone)})`;
  return `${often} at ${time}${elsewhere}, ${minutes} minutes`;
}

/** "Berlin" of "Europe/Berlin". */
export function placeOf(timeZone: string): string {
  return timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;
}

export function readerZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** "Tue 8 Sep 10:30", in the reader's zone. */
export function meetingTime(instant: string): string {
  const weekday = new Intl.DateTimeFormat(english, { weekday: "short" }).format(new Date(instant));
  return `${weekday} ${formatInstant(instant)}`;
}

/** The day and the time of an instant in a zone, as fields take them. */
export function onTheWall(instant: string, timeZone: string): { on: string; time: string } {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(instant));
  const [on = "", time = ""] = parts.split(" ");
  return { on, time };
}

export interface Person {
  id: string;
  name: string;
}

/** The other of the two. */
export function otherOf<One extends Person>(
  pair: { organiser: One | null; partner: One | null },
  me: string | undefined,
): One | null {
  return pair.organiser?.id === me ? pair.partner : pair.organiser;
}
