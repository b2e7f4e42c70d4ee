import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** The width a drawing has, so that the phone gets its own drawing and not a shrunk one. */
export function useWidth<Element extends HTMLElement>(first = 640): [RefObject<Element | null>, number] {
  const box = useRef<Element>(null);
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setWidth(element.clientWidth || first);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [first]);
  return [box, width];
}
