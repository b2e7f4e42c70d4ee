import { describe, expect, it } from "vitest";
import { findingOf, lifeOf } from "./appraisal-words";

const managers = { group: "MANAGERS", people: 6, mean: 4.1 } as const;

describe("findingOf", () => {
  it("says who sees it higher, and by how much", () => {
    expect(findingOf([managers, { group: "EMPLOYEES", people: 40, mean: 2.9 }], 5)).toBe(
      "Managers give 4.1 of 5 (6 people), employees give 2.9 of 5 (40 people). Managers see it 1.2 higher.",
    );
  });

  it("says that they agree where they nearly do", () => {
    expect(findingOf([managers, { group: "EMPLOYEES", people: 40, mean: 3.8 }], 5)).toContain("They agree.");
  });

  it("says of whom nothing can be told", () => {
    expect(findingOf([managers], 5)).toBe("Managers give 4.1 of 5 (6 people); nothing can be told of employees.");
    expect(findingOf([{ ...managers, group: "EVERYBODY" }], 5)).toContain("too few to tell them apart");
    expect(findingOf([], 5)).toContain("nothing is told");
  });
});

describe("lifeOf", () => {
  const life = { opensOn: "2026-11-20", closesOn: "2026-12-04", asked: 12 };

  it("counts who voted only where that is known", () => {
    expect(lifeOf({ ...life, state: "OPEN", voted: null })).toBe("12 people are asked, until 4 Dec");
    expect(lifeOf({ ...life, state: "OPEN", voted: 7 })).toBe("7 of 12 people voted, until 4 Dec");
    expect(lifeOf({ ...life, state: "PUBLISHED", voted: 11 })).toBe("11 of 12 people voted");
  });
});
