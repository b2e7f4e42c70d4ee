import { type KeyboardEvent, useState } from "react";

export interface Walk {
  /** The point the reader stands on, or null. */
  at: number | null;
  /** For the drawing: makes it reachable and lets the arrows walk. */
  keys: { tabIndex: 0; onKeyDown: (event: KeyboardEvent) => void; onBlur: () => void };
}

const steps: Record<string, (at: number | null, last: number) => number> = {
  ArrowRight: (at, last) => (at === null ? 0 : Math.min(last, at + 1)),
  ArrowLeft: (at, last) => (at === null ? last : Math.max(0, at - 1)),
  Home: () => 0,
  End: (_, last) => last,
};

/** Arrows walk the points of a chart, one after the other; Escape leaves. */
export function useWalk(count: number): Walk {
  const [at, setAt] = useState<number | null>(null);
  function onKeyDown(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (event.key === "Escape" && at !== null) setAt(null);
    else if (step && count > 0) setAt(step(at, count - 1));
    else return;
    event.preventDefault();
  }
  return { at, keys: { tabIndex: 0, onKeyDown, onBlur: () => setAt(null) } };
}
