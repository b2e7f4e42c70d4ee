import { type RefObject, useEffect, useRef } from "react";

/** Whether the address ends in this anchor. What it names is scrolled to once it is drawn, however late that is. */
export function usePointedAt<Shown extends HTMLElement>(
  anchor: string,
): {
  ref: RefObject<Shown | null>;
  pointed: boolean;
} {
  const ref = useRef<Shown>(null);
  const pointed = location.hash === `#${anchor}`;
  useEffect(() => {
    if (pointed) ref.current?.scrollIntoView({ block: "center" });
  }, [pointed]);
  return { ref, pointed };
}
