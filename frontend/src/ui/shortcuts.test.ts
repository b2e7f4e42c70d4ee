import { afterEach, expect, test, vi } from "vitest";
import { handleKey, listShortcuts, registerShortcut, switchLetters, writeKeys } from "./shortcuts";

const removals: (() => void)[] = [];

function listen(keys: string): ReturnType<typeof vi.fn> {
  const run = vi.fn();
  removals.push(registerShortcut({ keys, label: keys, run }));
  return run;
}

function press(
  key: string,
  more: KeyboardEventInit & { at?: number } = {},
  target: Element = document.body,
): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  if (more.at !== undefined) Object.defineProperty(event, "timeStamp", { value: more.at });
  Object.defineProperty(event, "target", { value: target });
  handleKey(event);
  return event;
}

afterEach(() => {
  for (const remove of removals.splice(0)) remove();
  switchLetters(true);
  document.body.replaceChildren();
});

test("a letter fires on the page", () => {
  const run = listen("c");
  expect(press("c").defaultPrevented).toBe(true);
  expect(run).toHaveBeenCalledTimes(1);
});

test.each(["input", "textarea", "select"])("a letter never fires in a %s, and is typed", (tag) => {
  const run = listen("c");
  const field = document.body.appendChild(document.createElement(tag));
  expect(press("c", {}, field).defaultPrevented).toBe(false);
  expect(press("?", { shiftKey: true }, field).defaultPrevented).toBe(false);
  expect(run).not.toHaveBeenCalled();
});

test("a letter never fires while a word is composed", () => {
  const run = listen("c");
  press("c", { isComposing: true });
  expect(run).not.toHaveBeenCalled();
});

test("letters can be switched off, keys with Ctrl stay", () => {
  const letter = listen("c");
  const control = listen("mod+k");
  switchLetters(false);
  press("c");
  press("k", { ctrlKey: true });
  expect(letter).not.toHaveBeenCalled();
  expect(control).toHaveBeenCalledTimes(1);
});

test("keys with Ctrl also fire in fields", () => {
  const run = listen("mod+k");
  const field = document.body.appendChild(document.createElement("input"));
  press("k", { ctrlKey: true }, field);
  expect(run).toHaveBeenCalledTimes(1);
});

test("a sequence fires within a second and not after", () => {
  const run = listen("g h");
  press("g", { at: 10_000 });
  press("h", { at: 10_900 });
  expect(run).toHaveBeenCalledTimes(1);
  press("g", { at: 20_000 });
  press("h", { at: 21_100 });
  expect(run).toHaveBeenCalledTimes(1);
});

test("the owner registered last has the key, and gives it back", () => {
  const first = listen("l");
  const second = listen("l");
  press("l");
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
  removals.pop()?.();
  press("l");
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
  expect(listShortcuts().map(({ keys }) => keys)).toEqual(["l"]);
});

test("an open dialog keeps its letters", () => {
  const run = listen("c");
  document.body.innerHTML = '<div role="dialog"></div>';
  press("c");
  expect(run).not.toHaveBeenCalled();
});

test("keys are written as the machine writes them", () => {
  expect(writeKeys("mod+k")).toBe("Ctrl K");
  expect(writeKeys("g h")).toBe("G H");
});
