import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createNews } from "./news";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("the first news refresh soon, and many refresh once more after a pause", () => {
  const refresh = vi.fn();
  const news = createNews({ refresh, isBusy: () => false, delay: 200, pause: 2_000 });
  news.heard();
  news.heard();
  vi.advanceTimersByTime(200);
  expect(refresh).toHaveBeenCalledTimes(1);
  for (let count = 0; count < 50; count += 1) {
    news.heard();
    vi.advanceTimersByTime(10);
  }
  expect(refresh).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_500);
  expect(refresh).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(60_000);
  expect(refresh).toHaveBeenCalledTimes(2);
});

test("nothing is refreshed while the page is hidden or writes, and it is made up for afterwards", () => {
  const refresh = vi.fn();
  let busy = true;
  const news = createNews({ refresh, isBusy: () => busy, delay: 200, pause: 2_000 });
  news.heard();
  vi.advanceTimersByTime(10_000);
  expect(refresh).not.toHaveBeenCalled();
  busy = false;
  vi.advanceTimersByTime(200);
  expect(refresh).toHaveBeenCalledTimes(1);
});

test("after the end nothing is refreshed", () => {
  const refresh = vi.fn();
  const news = createNews({ refresh, isBusy: () => false });
  news.heard();
  news.stop();
  vi.advanceTimersByTime(10_000);
  expect(refresh).not.toHaveBeenCalled();
});
