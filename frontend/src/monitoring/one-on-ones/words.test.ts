import { expect, test } from "vitest";
import { onTheWall, otherOf, placeOf, ruleInWords, weekdayOf } from "./words";

const rule = { startsOn: "2026-09-08", time: "10:30", timeZone: "Pacific/Auckland", minutes: 30 };

test("a rule reads as one says it", () => {
  expect(ruleInWords({ ...rule, cadence: "WEEKLY" })).toBe("Every Tuesday at 10:30 (Auckland), 30 minutes");
  expect(ruleInWords({ ...rule, cadence: "FORTNIGHTLY" })).toBe("Every second Tuesday at 10:30 (Auckland), 30 minutes");
  expect(ruleInWords({ ...rule, cadence: "MONTHLY" })).toBe(
    "On the second Tuesday of the month at 10:30 (Auckland), 30 minutes",
  );
  expect(ruleInWords({ ...rule, cadence: "MONTHLY", startsOn: "2026-10-30" })).toContain("last Friday");
});

test("days and places", () => {
  expect(weekdayOf("2026-03-01")).toBe("Sunday");
  expect(placeOf("America/New_York")).toBe("New York");
  expect(onTheWall("2026-10-27T09:30:00+00:00", "Europe/Berlin")).toEqual({ on: "2026-10-27", time: "10:30" });
  expect(onTheWall("2026-10-27T23:30:00+00:00", "Pacific/Auckland")).toEqual({ on: "2026-10-28", time: "12:30" });
});

test("the other of the two", () => {
  const pair = { organiser: { id: "a", name: "Ana" }, partner: { id: "b", name: "Ben" } };
  expect(otherOf(pair, "a")?.name).toBe("Ben");
  expect(otherOf(pair, "b")?.name).toBe("Ana");
});
