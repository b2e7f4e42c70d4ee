import { type RefObject, useCallback, useEffect, useRef } from "react";
import { useShortcut } from "./shortcuts";

const focusable = "a[href], button:not([disabled])";

/**
 * J and K walk the rows of a list (`data-row`), E and S press what is marked `data-key="e"` and "s" in the row that has the
 * focus. When that row goes away, the focus goes to the one in its place.
 */
export function useRowKeys(count: number): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const last = useRef<number | null>(null);
  const rows = useCallback(() => [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])], []);
  const here = useCallback(() => rows().findIndex((row) => row.contains(document.activeElement)), [rows]);
  const walk = useCallback(
    (step: 1 | -1) => {
      const all = rows();
      const at = here();
      const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step;
      all[next]?.querySelector<HTMLElement>(focusable)?.focus();
    },
    [rows, here],
  );
  const press = useCallback(
    (key: string) => {
      const at = here();
      if (at < 0) return;
      last.current = at;
      const marked = `[data-key="${key}"]`;
      rows()[at]?.querySelector<HTMLElement>(`button${marked}, ${marked} button`)?.click();
    },
    [rows, here],
  );
  useShortcut(
    "j",
    "Next row",
    useCallback(() => walk(1), [walk]),
  );
  useShortcut(
    "k",
    "Row before",
    useCallback(() => walk(-1), [walk]),
  );
  useShortcut(
    "e",
    "Done with this row",
    useCallback(() => press("e"), [press]),
  );
  useShortcut(
    "s",
    "Put this row off",
    useCallback(() => press("s"), [press]),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a row went away when there are fewer.
  useEffect(() => {
    if (last.current === null || document.activeElement !== document.body) return;
    const all = rows();
    all[Math.min(last.current, all.length - 1)]?.querySelector<HTMLElement>(focusable)?.focus();
  }, [count, rows]);
  return list;
}
