import { describe, expect, test, vi } from "vitest";
import { dayNumber, formatDay, formatMoney, formatRelative, today } from "./format";

describe("days", () => {
  test("stay the day they are, whatever the zone", () => {
    for (const zone of ["Pacific/Auckland", "America/New_York", "UTC"]) {
      vi.stubEnv("TZ", zone);
      expect(formatDay("2019-04-01")).toBe("1 Apr 2019");
    }
    vi.unstubAllEnvs();
  });

  test("show the year only when it is not this one", () => {
    expect(formatDay(`${new Date().getFullYear()}-11-27`)).not.toMatch(/\d{4}/);
    expect(formatDay("2019-11-27")).toMatch(/2019/);
  });

  test("are counted without a clock", () => {
    expect(dayNumber("1970-01-02")).toBe(1);
    expect(dayNumber("2026-03-30") - dayNumber("2026-03-28")).toBe(2);
  });

  test("today is the reader's day", () => {
    expect(today(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
  });
});

describe("money", () => {
  test("always has its currency, and cents only where there are some", () => {
    expect(formatMoney({ amount: "600.00", currency: "EUR" })).toBe("€600");
    expect(formatMoney({ amount: "1540.5", currency: "EUR" })).toBe("€1,540.50");
    expect(formatMoney({ amount: "1200", currency: "JPY" })).toMatch(/¥1,200$/);
  });
});

test("relative time becomes a date after a week", () => {
  const now = Date.parse("2026-11-23T12:00:00Z");
  expect(formatRelative("2026-11-23T11:59:40Z", now)).toBe("just now");
  expect(formatRelative("2026-11-21T12:00:00Z", now)).toBe("2 days ago");
  expect(formatRelative("2026-11-11T12:00:00Z", now)).toBe("11 Nov");
});
