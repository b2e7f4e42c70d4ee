import { describe, expect, it } from "vitest";
import { severityWords } from "./severity-words";

const told = { state: "TOLD", shared: 12, others: 4, difference: 0.62, low: 0.2, high: 1.04 } as const;

describe("severityWords", () => {
  it("says how much higher or lower, and how sure that is", () => {
    expect(severityWords(told)).toBe("Rates 0.6 steps higher than 4 other raters of the same people (0.2 to 1.0).");
    expect(severityWords({ ...told, difference: -0.5, low: -0.9, high: -0.1, others: 1 })).toBe(
      "Rates 0.5 steps lower than another rater of the same people (-0.9 to -0.1).",
    );
  });

  it("calls chance what may be chance", () => {
    expect(severityWords({ ...told, low: -0.1 })).toBe("No difference that could not be chance (-0.1 to 1.0 steps).");
  });

  it("says where it cannot tell, and why", () => {
    const nothing = { shared: 1, others: 0, difference: null, low: null, high: null };
    expect(severityWords({ ...nothing, state: "NOT_LINKED" })).toContain("nobody else rated the same people");
    expect(severityWords({ ...nothing, state: "TOO_FEW" })).toContain("only 1 of their people");
    expect(severityWords({ ...nothing, state: "NEEDS_NUMBERS" })).toContain("headway[numbers]");
  });
});
