import { expect, test } from "vitest";
import { localTime } from "./local-time";

const noon = new Date("2026-01-15T12:00:00Z");

test("the time there, and how far it is from the reader", () => {
  expect(localTime("Europe/Vienna", noon, "UTC")).toEqual({ time: "13:00", difference: "1 h ahead of you" });
  expect(localTime("America/New_York", noon, "Europe/Vienna")).toEqual({
    time: "07:00",
    difference: "6 h behind you",
  });
  expect(localTime("Asia/Kolkata", noon, "UTC")).toEqual({ time: "17:30", difference: "5 h 30 min ahead of you" });
  expect(localTime("UTC", noon, "UTC")?.difference).toBe("");
});

test("a zone nobody knows is not guessed", () => {
  expect(localTime("Mars/Olympus", noon, "UTC")).toBeNull();
});
