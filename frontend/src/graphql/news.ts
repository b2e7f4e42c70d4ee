/** Turns many pieces of news into few refreshes: the first soon, then at most one each `pause`. */

export interface NewsOptions {
  refresh: () => void;
  /** Not now: the page is hidden, or something of ours is on its way. */
  isBusy: () => boolean;
  /** Before the first, so that the answer to what this person just did comes first. */
  delay?: number;
  pause?: number;
}

export interface News {
  heard: () => void;
  stop: () => void;
}

export function createNews({ refresh, isBusy, delay = 200, pause = 2_000 }: NewsOptions): News {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Number.NEGATIVE_INFINITY;

  function due(): void {
    timer = undefined;
    if (isBusy()) {
      wait(delay);
      return;
    }
    last = performance.now();
    refresh();
  }

  function wait(least: number): void {
    timer ??= setTimeout(due, Math.max(least, last + pause - performance.now()));
  }

  return { heard: () => wait(delay), stop: () => clearTimeout(timer) };
}
