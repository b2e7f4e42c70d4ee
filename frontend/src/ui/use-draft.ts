import { useCallback, useEffect, useRef, useState } from "react";
import { dropFromDevice, keepOnDevice, readFromDevice } from "./device-store";

export interface Draft<Content> {
  content: Content;
  change: (part: Partial<Content>) => void;
  /** What stands in the form was begun earlier, on this device. */
  restored: boolean;
  /** Forgets the draft and starts from this content. */
  reset: (content: Content) => void;
}

/** The state of a form that survives a reload on this device; with a null key nothing is kept. */
export function useDraft<Content extends object>(key: string | null, initial: () => Content): Draft<Content> {
  const [{ content, restored }, set] = useState(() => ({ content: initial(), restored: false }));
  const touched = useRef(false);

  useEffect(() => {
    if (key === null) return;
    let late = false;
    // A device that keeps nothing is no reason to stop: the form then starts empty.
    readFromDevice(key).then(
      (kept) => {
        if (late || touched.current || kept === null) return;
        set((before) => ({ content: { ...before.content, ...(kept as Content) }, restored: true }));
      },
      () => {},
    );
    return () => {
      late = true;
    };
  }, [key]);

  useEffect(() => {
    if (key === null || !touched.current) return;
    // With every key: what waits for a pause is lost with a tab that ends before it.
    void keepOnDevice(key, content).catch(() => {});
  }, [key, content]);

  const change = useCallback((part: Partial<Content>) => {
    touched.current = true;
    set((before) => ({ ...before, content: { ...before.content, ...part } }));
  }, []);
  const reset = useCallback(
    (next: Content) => {
      touched.current = false;
      if (key !== null) void dropFromDevice(key).catch(() => {});
      set({ content: next, restored: false });
    },
    [key],
  );
  return { content, change, restored, reset };
}
