import { expect, test } from "vitest";
import type { LocalCopy } from "../drafts/answer-draft";
import { emptyContent } from "../drafts/content";
import { leftOf } from "./left-words";

const review = {
  questions: [{ id: "Q1", title: "What went well?" }],
  answers: [{ question: { id: "Q1" }, text: "Saved in time." }],
};
const copy = (text: string): LocalCopy => ({ content: { ...emptyContent, text }, version: 1, sent: null, tab: "a" });

test("what the server has not is told under its question", () => {
  expect(leftOf(review, "a@b/R1/Q1/", copy("Too late."))).toEqual([
    { key: "a@b/R1/Q1/", title: "What went well?", text: "Too late." },
  ]);
  expect(leftOf(review, "a@b/R1/Q2/S1", copy("Of a goal."))).toEqual([
    { key: "a@b/R1/Q2/S1", title: "An answer", text: "Of a goal." },
  ]);
});

test("what was saved, or says nothing, is not", () => {
  expect(leftOf(review, "a@b/R1/Q1/", copy("Saved in time."))).toEqual([]);
  expect(leftOf(review, "a@b/R1/Q1/", copy(" "))).toEqual([]);
});
