import { expect, it } from "vitest";
import { findingOf, type HandedIn, rangeWords } from "./handed-in-words";

const self: HandedIn = {
  direction: "SELF",
  total: 100,
  done: 61,
  dueOn: "2026-11-27",
  low: 88,
  high: 96,
  days: [],
};

it("says how far the forms are and where they are likely to come", () => {
  const manager: HandedIn = { ...self, direction: "MANAGER", done: 24, dueOn: "2026-12-04", low: null, high: null };
  expect(rangeWords(self)).toBe("88–96%");
  expect(rangeWords({ ...self, low: 100, high: 100 })).toBe("100%");
  expect(rangeWords(manager)).toBe("");
  expect(findingOf([self, manager])).toBe(
    "61% of self reviews and 24% of managers’ reviews are in. If it goes on like this, self reviews reach 88–96% by 27 Nov.",
  );
  expect(findingOf([manager])).toBe("24% of managers’ reviews are in.");
});
