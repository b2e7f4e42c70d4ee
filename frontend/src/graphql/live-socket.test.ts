import { expect, test } from "vitest";
import { waitBefore } from "./live-socket";

test("a lost socket is opened again soon, then less and less often, and not by all at the same moment", () => {
  expect([0, 1, 2, 5, 50].map((attempt) => waitBefore(attempt, 1))).toEqual([1_000, 2_000, 4_000, 30_000, 30_000]);
  expect(waitBefore(3, 0)).toBe(4_000);
});
