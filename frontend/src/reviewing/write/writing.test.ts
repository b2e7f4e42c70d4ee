import { expect, test } from "vitest";
import { emptyContent } from "../drafts/content";
import { partsOf, withCite, withoutCite } from "./citing";
import { hintsFor } from "./hints";

const praise = { kind: "FEEDBACK", id: "F1", label: "Praise from Kenji" } as const;
const update = { kind: "PROGRESS_UPDATE", id: "P1", label: "First reply: 2.2 h" } as const;

test("a cite stands at the caret, with spaces where words meet", () => {
  const content = { ...emptyContent, text: "She helped, always." };
  const cited = withCite(content, praise, "She helped".length);
  expect(cited.text).toBe("She helped [Praise from Kenji], always.");
  expect(cited.cites).toEqual([praise]);
  expect(withCite({ ...content, ...cited }, update, null).text).toBe(
    "She helped [Praise from Kenji], always. [First reply: 2.2 h]",
  );
  expect(withCite(emptyContent, praise, null).text).toBe("[Praise from Kenji]");
});

test("removing a cite gives back the text before it", () => {
  const before = { ...emptyContent, text: "She helped, always." };
  const cited = { ...before, ...withCite(before, praise, 10) };
  expect(withoutCite(cited, praise)).toEqual({ text: before.text, cites: [] });
  expect(withoutCite({ ...before, cites: [praise] }, praise)).toEqual({ text: before.text, cites: [] });
});

test("citing twice names it once", () => {
  const once = { ...emptyContent, ...withCite(emptyContent, praise, null) };
  expect(withCite(once, praise, null).cites).toEqual([praise]);
});

test("only what is cited is set apart in the text", () => {
  expect(partsOf("Good [Praise from Kenji] and [sic] more", [praise])).toEqual([
    { text: "Good " },
    { cite: praise },
    { text: " and [sic] more" },
  ]);
});

const written = { text: "", cites: [], looksAhead: true, citedMonths: [], monthsWithEvidence: [] };
const words = (hints: { words: string }[]) => hints.map((hint) => hint.words);

test("hints speak once there is a sentence", () => {
  expect(hintsFor({ ...written, text: "Good work" })).toEqual([]);
  expect(words(hintsFor({ ...written, text: "She is a very helpful colleague." }))).toEqual([
    "Nothing cited yet",
    "Does not say when it was",
    "Does not say what good looks like",
  ]);
});

test("hints see evidence, dates, what good looks like, and months left out", () => {
  const text = "In October the queue held. Good looks like this when she is off.";
  const months = { citedMonths: ["2026-10", "2026-11"], monthsWithEvidence: ["2026-07", "2026-08", "2026-10"] };
  expect(hintsFor({ ...written, ...months, text, cites: [praise, update] })).toEqual([
    { good: true, words: "Cites 2 things" },
    { good: true, words: "Says when" },
    { good: true, words: "Says what good looks like" },
    { good: false, words: "Nothing before October yet" },
  ]);
  const whole = { citedMonths: ["2026-07"], monthsWithEvidence: ["2026-07", "2026-08"] };
  expect(words(hintsFor({ ...written, ...whole, text, cites: [praise] })).at(-1)).toBe("Covers the whole period");
});
