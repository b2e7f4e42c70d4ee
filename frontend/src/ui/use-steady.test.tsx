import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { useSteady } from "./use-steady";

interface Row {
  id: string;
  value?: number;
}

const rows = (...ids: string[]): Row[] => ids.map((id) => ({ id }));

function steady(first: Row[]) {
  return renderHook(({ shown, quiet }) => useSteady(shown, ({ id }) => id, quiet), {
    initialProps: { shown: first, quiet: false },
  });
}

const ids = (hook: ReturnType<typeof steady>) => hook.result.current.rows.map(({ id }) => id).join("");

test("what came quietly waits where the list would jump, and is shown when asked for", () => {
  const hook = steady(rows("a", "b"));
  hook.rerender({ shown: rows("x", "y", "a", "b"), quiet: true });
  expect([ids(hook), hook.result.current.fresh, hook.result.current.waiting]).toEqual(["ab", 2, true]);
  act(() => hook.result.current.show());
  expect([ids(hook), hook.result.current.fresh, hook.result.current.waiting]).toEqual(["xyab", 0, false]);
});

test("rows change in their places, and the end fills by itself", () => {
  const hook = steady([{ id: "a", value: 1 }, { id: "b" }]);
  hook.rerender({ shown: [{ id: "a", value: 2 }, { id: "b" }, { id: "c" }], quiet: true });
  expect(ids(hook)).toBe("abc");
  expect(hook.result.current.rows[0]?.value).toBe(2);
  hook.rerender({ shown: [{ id: "b" }, { id: "a", value: 3 }, { id: "c" }], quiet: true });
  expect([ids(hook), hook.result.current.fresh, hook.result.current.waiting]).toEqual(["abc", 0, true]);
  expect(hook.result.current.rows[0]?.value).toBe(3);
});

test("a row that went away stays until it is asked for, and what one did oneself is shown at once", () => {
  const hook = steady(rows("a", "b"));
  hook.rerender({ shown: rows("b"), quiet: true });
  expect([ids(hook), hook.result.current.waiting]).toEqual(["ab", true]);
  hook.rerender({ shown: rows("b"), quiet: false });
  expect([ids(hook), hook.result.current.waiting]).toEqual(["b", false]);
});

test("an empty list fills at once", () => {
  const hook = steady([]);
  hook.rerender({ shown: rows("a"), quiet: true });
  expect([ids(hook), hook.result.current.waiting]).toEqual(["a", false]);
});
