import { X } from "lucide-react";
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useShortcut } from "./shortcuts";

export interface ToastAction {
  /** "Undo", "Stop", "Reopen". */
  label: string;
  run: () => void;
}

interface Toast {
  id: number;
  message: string;
  action?: ToastAction;
}

const shownFor = 10_000;
let last = 0;
let toasts: readonly Toast[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Says what has just happened, for ten seconds; at most three at a time. Ctrl or ⌘ Z presses the newest Undo. */
export function showToast(message: string, action?: ToastAction): number {
  last += 1;
  change([...toasts, { id: last, message, action }].slice(-3));
  return last;
}

function closeToast(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where toasts appear; the app draws it once. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  const newest = shown.findLast((toast) => toast.action);
  const undo = useCallback(() => newest && act(newest), [newest]);
  useShortcut("mod+z", "Undo", newest && !isEditing() ? undo : undefined);
  return (
    <section className="toasts" aria-label="Messages" role="status" aria-live="polite">
      {shown.map((toast) => (
        <ToastBar key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function isEditing(): boolean {
  return document.activeElement?.matches("input, textarea, [contenteditable=true]") ?? false;
}

function act(toast: Toast): void {
  closeToast(toast.id);
  toast.action?.run();
}

function ToastBar({ toast }: { toast: Toast }) {
  const [held, hold] = useState(false);
  const left = useRef(shownFor);
  useEffect(() => {
    if (held) return;
    const since = Date.now();
    const timer = setTimeout(() => closeToast(toast.id), left.current);
    return () => {
      clearTimeout(timer);
      left.current = Math.max(1500, left.current - (Date.now() - since));
    };
  }, [held, toast.id]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: reading or reaching for it only stops the clock.
    <div
      className="toast"
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
    >
      <span>{toast.message}</span>
      {toast.action && (
        <button type="button" onClick={() => act(toast)}>
          {toast.action.label}
        </button>
      )}
      <button type="button" aria-label="Close this message" onClick={() => closeToast(toast.id)}>
        <X className="icon icon-small" />
      </button>
    </div>
  );
}
