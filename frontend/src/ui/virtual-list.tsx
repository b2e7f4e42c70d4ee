import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";

export interface VirtualListProps<Item> {
  label: string;
  items: readonly Item[];
  itemKey: (item: Item) => string;
  children: (item: Item, index: number) => ReactNode;
  /** The usual height of a row in pixels; real heights are measured. */
  rowHeight: number;
  /** How many there are in all, when only some are loaded. */
  totalCount?: number;
  /** Called when the last loaded row comes near. */
  onEndReached?: () => void;
}

/** Thousands of rows, of which only those in sight are drawn; it scrolls with the page. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { label, items, itemKey, children, rowHeight, totalCount, onEndReached } = props;
  const list = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), []);

  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: top,
    getItemKey: (index) => {
      const item = items[index];
      return item ? itemKey(item) : index;
    },
  });
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (items.length > 0 && last >= items.length - 8) onEndReached?.();
  }, [last, items.length, onEndReached]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by hand, which a list element must not be.
    <div ref={list} role="list" aria-label={label} style={{ position: "relative", blockSize: virtual.getTotalSize() }}>
      {drawn.map(({ key, index, start }) => {
        const item = items[index];
        if (!item) return null;
        return (
          // biome-ignore lint/a11y/useSemanticElements: see above.
          <div
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            role="listitem"
            aria-setsize={totalCount ?? items.length}
            aria-posinset={index + 1}
            style={{ position: "absolute", insetInline: 0, transform: `translateY(${start - top}px)` }}
          >
            {children(item, index)}
          </div>
        );
      })}
    </div>
  );
}
