import { type KeyboardEvent, type PointerEvent, type RefObject, useState } from "react";

interface Drag {
  from: number;
  to: number;
  /** How far the pointer has come, in pixels. */
  by: number;
  start: number;
}

/** The place that a row dropped at this height takes among the others, which have their middles here. */
export function placeAt(middles: readonly number[], from: number, y: number): number {
  return middles.filter((middle, at) => at !== from && middle < y).length;
}

/**
 * Rows of a list in an order that people change: with a handle they are dragged by mouse or finger, and moved by the
 * arrow keys. Escape gives up.
 */
export function useRowDrag(list: RefObject<HTMLElement | null>, move: (from: number, to: number) => void) {
  const [drag, set] = useState<Drag | null>(null);

  function onPointerMove({ clientY }: PointerEvent): void {
    if (!drag) return;
    const middles = [...(list.current?.children ?? [])].map((row, at) => {
      const { top, height } = row.getBoundingClientRect();
      return top + height / 2 - (at === drag.from ? drag.by : 0);
    });
    set({ ...drag, by: clientY - drag.start, to: placeAt(middles, drag.from, clientY) });
  }

  return {
    handle: (at: number) => ({
      onPointerDown(event: PointerEvent): void {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        set({ from: at, to: at, by: 0, start: event.clientY });
      },
      onPointerMove,
      onPointerUp(): void {
        if (drag && drag.to !== drag.from) move(drag.from, drag.to);
        set(null);
      },
      onPointerCancel: () => set(null),
      onKeyDown(event: KeyboardEvent): void {
        if (event.key === "Escape") set(null);
        const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
        if (step === 0 || event.altKey) return;
        event.preventDefault();
        move(at, at + step);
      },
    }),
    /** How a row is drawn meanwhile. */
    row: (at: number) => {
      if (!drag) return {};
      if (at === drag.from) return { "data-dragged": true, style: { translate: `0 ${drag.by}px` } };
      if (drag.to === drag.from || at !== drag.to) return {};
      return { "data-drop": drag.to > drag.from ? "after" : "before" };
    },
  };
}
