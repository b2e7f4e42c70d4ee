import { expect, test } from "vitest";
import { dayAfter, mondayAfter } from "./days";

test("days go over the end of months and years", () => {
  expect(dayAfter("2026-02-27", 2)).toBe("2026-03-01");
  expect(dayAfter("2026-12-31", 1)).toBe("2027-01-01");
  expect(dayAfter("2026-03-28", 2)).toBe("2026-03-30");
});

test("Monday is always to come", () => {
  expect(mondayAfter("2026-11-22")).toBe("2026-11-23");
  expect(mondayAfter("2026-11-23")).toBe("2026-11-30");
  expect(mondayAfter("2026-11-28")).toBe("2026-11-30");
});
