import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { inOrder, meanProgress, useTeamOrder } from "./team-order";

const member = (name: string, progress: (number | null)[], days: number | null) => ({
  employee: { id: name, name },
  goals: progress.map((share) => ({ progress: share })),
  daysSinceUpdate: days,
  feedbackCount30d: progress.length,
  reviewState: "Started",
});
const rows = [member("Luca", [0.2, 0.4], 9), member("Grace", [null], null), member("Ana", [1.4, 0.5, null], 2)];
const names = (by: "person" | "goals" | "update", direction: "ascending" | "descending") =>
  inOrder(rows, { by, direction }).map(({ employee }) => employee.name);

test("a mean leaves out goals without a number and counts no goal twice", () => {
  expect(meanProgress(rows[2]?.goals ?? [])).toBe(0.75);
  expect(meanProgress([{ progress: null }])).toBeNull();
  expect(meanProgress([])).toBeNull();
});

test("the server's order stands until somebody chooses another", () => {
  expect(inOrder(rows, undefined)).toBe(rows);
  expect(names("person", "ascending")).toEqual(["Ana", "Grace", "Luca"]);
  expect(names("person", "descending")).toEqual(["Luca", "Grace", "Ana"]);
});

test("who has no number stands last in either direction", () => {
  expect(names("goals", "ascending")).toEqual(["Luca", "Ana", "Grace"]);
  expect(names("goals", "descending")).toEqual(["Ana", "Luca", "Grace"]);
  expect(names("update", "descending")).toEqual(["Luca", "Ana", "Grace"]);
});

test("in a chosen order nobody moves because of what others wrote, until it is asked for", () => {
  const hook = renderHook(({ shown, quiet }) => useTeamOrder(shown, quiet), {
    initialProps: { shown: rows, quiet: false },
  });
  const shown = () => hook.result.current.list.rows.map(({ employee }) => employee.name);
  act(() => hook.result.current.setSort({ by: "update", direction: "ascending" }));
  expect(shown()).toEqual(["Ana", "Luca", "Grace"]);

  const written = [member("Luca", [0.2, 0.4], 0), member("Ana", [1.4], 2), member("Grace", [null], null)];
  hook.rerender({ shown: written, quiet: true });
  expect(shown()).toEqual(["Ana", "Luca", "Grace"]);
  expect(hook.result.current.list.rows[1]?.daysSinceUpdate).toBe(0);
  expect(hook.result.current.list.waiting).toBe(true);

  act(() => hook.result.current.list.show());
  expect(shown()).toEqual(["Luca", "Ana", "Grace"]);

  act(() => hook.result.current.setSort({ by: "person", direction: "ascending" }));
  expect(shown()).toEqual(["Ana", "Grace", "Luca"]);
  expect(hook.result.current.list.waiting).toBe(false);
});
