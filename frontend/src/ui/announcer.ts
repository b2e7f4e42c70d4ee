/** Collects what changed and says it in one sentence, at most once in five seconds. */
export function createAnnouncer(say: (sentence: string) => void, pause = 5_000): Announcer {
  const heard = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function speak(): void {
    timer = undefined;
    if (heard.size === 0) return;
    say(`Updated: ${[...heard].join(", ")}.`);
    heard.clear();
    timer = setTimeout(speak, pause);
  }

  return {
    add(what) {
      heard.add(what);
      // What belongs together arrives together.
      timer ??= setTimeout(speak, 100);
    },
    stop: () => clearTimeout(timer),
  };
}

export interface Announcer {
  add: (what: string) => void;
  stop: () => void;
}
