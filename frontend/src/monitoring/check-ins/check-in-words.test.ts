import { describe, expect, it } from "vitest";
import { turnSentence, turnWords, written } from "./check-in-words";

describe("turnWords", () => {
  const now = "2026-09-01";

  it.each([
    [{ state: "DUE", dueOn: "2026-09-01", missed: 0 }, "due today"],
    [{ state: "DUE", dueOn: "2026-09-02", missed: 0 }, "due tomorrow"],
    [{ state: "GRACE", dueOn: "2026-08-31", missed: 0 }, "1 day late"],
    [{ state: "GRACE", dueOn: "2026-08-30", missed: 0 }, "2 days late"],
    [{ state: "MISSED", dueOn: "2026-08-03", missed: 4 }, "4 missed"],
  ] as const)("says how late it is", (turn, words) => {
    expect(turnWords(turn, now)).toBe(words);
  });

  it("names the day of one that is to come or was missed", () => {
    expect(turnWords({ state: "UPCOMING", dueOn: "2026-09-04", missed: 0 }, now)).toMatch(/^due Fri,? 4 Sept?/);
    expect(turnWords({ state: "MISSED", dueOn: "2026-08-21", missed: 1 }, now)).toMatch(/^missed, was due 21 Aug/);
  });
});

describe("turnSentence", () => {
  it("is of what is to come, or of what was missed", () => {
    const now = "2026-09-01";
    expect(turnSentence({ state: "DUE", dueOn: now, missed: 0 }, true, now)).toBe("Yours is due today.");
    expect(turnSentence({ state: "DUE", dueOn: now, missed: 0 }, false, now)).toBe("The next one is due today.");
    expect(turnSentence({ state: "MISSED", dueOn: "2026-08-03", missed: 4 }, false, now)).toBe(
      "4 were missed in a row.",
    );
    expect(turnSentence({ state: "MISSED", dueOn: "2026-08-21", missed: 1 }, true, now)).toMatch(
      /^The one due 21 Aug.* was missed\.$/,
    );
  });
});

describe("written", () => {
  const plain = { measure: "NUMBER", unit: "calls", currency: "" };

  it("says what a number counts", () => {
    expect(written(plain, "12.500000")).toBe("12.5 calls");
    expect(written({ ...plain, measure: "PERCENT" }, "74")).toBe("74%");
    expect(written({ ...plain, measure: "YES_NO" }, "1")).toBe("Yes");
  });
});
