import { type RefObject, useCallback, useEffect, useRef } from "react";
import { useShortcut } from "./shortcuts";

const focusable = "a[href], button:not([disabled])";

/**
 * J and K walk the rows of a list (`data-row`), E and S press what is marked `data-key="e"` and "s" in the row that has the
 * focus. When that row goes away, whichever answer takes it, the focus goes to the one after
 * it, or before it at the end.
 */
export function useRowKeys(): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const pressed = useRef<{ row: HTMLElement; beside: readonly (HTMLElement | undefined)[] } | null>(null);
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
      const all = rows();
      const row = all[at];
      if (!row) return;
      pressed.current = { row, beside: [all[at + 1], all[at - 1]] };
      const marked = `[data-key="${key}"]`;
      row.querySelector<HTMLElement>(`button${marked}, ${marked} button`)?.click();
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
  useEffect(() => {
    if (!list.current) return;
    const watch = new MutationObserver(() => {
      if (!pressed.current || pressed.current.row.isConnected) return;
      const next = pressed.current.beside.find((row) => row?.isConnected);
      pressed.current = null;
      if (document.activeElement === document.body) next?.querySelector<HTMLElement>(focusable)?.focus();
    });
    watch.observe(list.current, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, []);
  return list;
}
