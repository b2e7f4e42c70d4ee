import { useEffect } from "react";

/**
 * One registry of keys for the whole application. A key is one letter ("c") or a sequence ("g h", within a second);
 * with "mod+" it is Ctrl or ⌘ and also works inside fields. Letters never fire while somebody types or composes.
 */
export interface Shortcut {
  keys: string;
  /** What it does, for the list behind "?". */
  label: string;
  run: () => void;
}

const sequenceTimeout = 1000;
const storageKey = "headway.shortcuts";
const shortcuts = new Map<string, Shortcut[]>();
let typed: string[] = [];
let typedAt = 0;

export function registerShortcut(shortcut: Shortcut): () => void {
  const before = shortcuts.get(shortcut.keys) ?? [];
  shortcuts.set(shortcut.keys, [...before, shortcut]);
  return () => {
    const others = (shortcuts.get(shortcut.keys) ?? []).filter((other) => other !== shortcut);
    if (others.length > 0) shortcuts.set(shortcut.keys, others);
    else shortcuts.delete(shortcut.keys);
  };
}

/** The latest owner of each key, for the list. */
export function listShortcuts(): Shortcut[] {
  return [...shortcuts.values()].flatMap((owners) => owners.at(-1) ?? []);
}

export function areLettersOn(): boolean {
  return localStorage.getItem(storageKey) !== "off";
}

export function switchLetters(on: boolean): void {
  if (on) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, "off");
}

/** A key while this component is on the page; the one registered last wins. */
export function useShortcut(keys: string, label: string, run: (() => void) | undefined): void {
  useEffect(() => (run ? registerShortcut({ keys, label, run }) : undefined), [keys, label, run]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]") !== null
  );
}

function find(keys: string): Shortcut | undefined {
  return shortcuts.get(keys)?.at(-1);
}

/** Handles one key press; the app attaches this to the window. */
export function handleKey(event: KeyboardEvent): void {
  if (event.isComposing || event.defaultPrevented || event.altKey) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) {
    run(find(`mod+${event.shiftKey ? "shift+" : ""}${key}`), event);
    return;
  }
  if (isTyping(event.target) || !areLettersOn() || event.key.length !== 1) return;
  // An open dialog or menu has its own keys.
  if (document.querySelector("[role=dialog], [role=menu]")) return;
  typed = event.timeStamp - typedAt > sequenceTimeout ? [key] : [...typed, key].slice(-2);
  typedAt = event.timeStamp;
  const sequence = typed.length > 1 ? find(typed.join(" ")) : undefined;
  const single = sequence ? undefined : find(key);
  if (sequence ?? single) {
    // "c" opens a menu at once and still begins "c g" for those who type on.
    typed = single ? [key] : [];
    run(sequence ?? single, event);
  }
}

function run(shortcut: Shortcut | undefined, event: KeyboardEvent): void {
  if (!shortcut) return;
  event.preventDefault();
  shortcut.run();
}

const isApple = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** How a key is written on this machine: "mod+k" is ⌘ K or Ctrl K. */
export function writeKeys(keys: string): string {
  return keys
    .split(" ")
    .map((part) => part.replace("mod+", isApple ? "⌘ " : "Ctrl ").replace("shift+", isApple ? "⇧ " : "Shift "))
    .map((part) => part.replace("Enter", "↵"))
    .map((part) => part.replace(/(^| )([a-z])$/, (_, gap: string, letter: string) => gap + letter.toUpperCase()))
    .join(" ");
}
