import { useSyncExternalStore } from "react";

/** Which of the app's own overlays is open; at most one is. */
export type OpenOverlay = "palette" | "keys" | "new" | null;

let open: OpenOverlay = null;
const listeners = new Set<() => void>();

export function setOverlay(next: OpenOverlay): void {
  open = next;
  for (const listener of listeners) listener();
}

export const openPalette = () => setOverlay("palette");
export const openKeyList = () => setOverlay("keys");
export const openNewMenu = () => setOverlay("new");

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useOverlay(): OpenOverlay {
  return useSyncExternalStore(subscribe, () => open);
}
