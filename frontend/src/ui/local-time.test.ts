import { expect, test } from "vitest";
import { fromLocal, toLocal } from "./local-time";

test("a moment comes back as it went into the field", () => {
  const instant = "2026-03-29T09:30:00.000Z";
  expect(fromLocal(toLocal(instant))).toBe(instant);
  expect(fromLocal("")).toBeNull();
});
