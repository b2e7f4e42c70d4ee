import type { LucideIcon } from "lucide-react";
import { useEffect, useSyncExternalStore } from "react";
import { registerShortcut } from "./shortcuts";

/** Something a person can do by name. Buttons, the palette, the New menu and the keys all draw on this one list. */
export interface Command {
  id: string;
  /** A verb first: "New goal", "Give praise", "Go to goals". */
  label: string;
  icon?: LucideIcon;
  /** "new" also appears in the New menu; "page" is listed with the pages. */
  group: "new" | "page" | "action";
  keys?: string;
  /** Other words people may type. */
  words?: string;
  run: () => void;
}

/** Answers people and objects for the palette. */
export interface Finder {
  id: string;
  /** The heading above the answers. */
  label: string;
  find: (text: string, signal: AbortSignal) => Promise<readonly Found[]>;
}

export interface Found {
  id: string;
  label: string;
  note?: string;
  open: () => void;
}

class Registry<Item extends { id: string }> {
  #items: readonly Item[] = [];
  readonly #listeners = new Set<() => void>();

  readonly read = (): readonly Item[] => this.#items;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(item: Item): () => void {
    this.#change([...this.#items.filter(({ id }) => id !== item.id), item]);
    return () => this.#change(this.#items.filter((other) => other !== item));
  }

  #change(items: readonly Item[]): void {
    this.#items = items;
    for (const listener of this.#listeners) listener();
  }
}

const commands = new Registry<Command>();
const finders = new Registry<Finder>();

export function registerCommand(command: Command): () => void {
  const removed = [commands.add(command)];
  const { keys, label, run } = command;
  if (keys) removed.push(registerShortcut({ keys, label, run }));
  return () => {
    for (const remove of removed) remove();
  };
}

export function registerFinder(finder: Finder): () => void {
  return finders.add(finder);
}

/** A command while this component is on the page; pass a stable object (useMemo) or null for "not now". */
export function useCommand(command: Command | null): void {
  useEffect(() => (command ? registerCommand(command) : undefined), [command]);
}

export function useCommands(): readonly Command[] {
  return useSyncExternalStore(commands.subscribe, commands.read);
}

export function useFinders(): readonly Finder[] {
  return useSyncExternalStore(finders.subscribe, finders.read);
}
