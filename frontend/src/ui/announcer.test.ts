import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createAnnouncer } from "./announcer";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("what changed is said in one sentence, at most once in five seconds", () => {
  const said: string[] = [];
  const announcer = createAnnouncer((sentence) => said.push(sentence));
  announcer.add("goals");
  announcer.add("rewards");
  announcer.add("goals");
  vi.advanceTimersByTime(100);
  expect(said).toEqual(["Updated: goals, rewards."]);
  announcer.add("reviews");
  vi.advanceTimersByTime(4_999);
  expect(said).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(said).toEqual(["Updated: goals, rewards.", "Updated: reviews."]);
  vi.advanceTimersByTime(60_000);
  announcer.add("goals");
  vi.advanceTimersByTime(100);
  expect(said).toHaveLength(3);
});
