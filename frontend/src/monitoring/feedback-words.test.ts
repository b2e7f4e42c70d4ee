import { expect, test } from "vitest";
import { hintsFor, readersOfFeedback } from "./feedback-words";

const seun = { receiver: "Seun", manager: "Amara", organisation: "Meridian" };

test("who will read it is said by name before it is sent", () => {
  expect(readersOfFeedback("RECEIVER", seun)).toBe("Only Seun will read this.");
  expect(readersOfFeedback("RECEIVER_AND_MANAGER", seun)).toBe("Seun and Amara will read this.");
  expect(readersOfFeedback("RECEIVER_AND_MANAGER", { ...seun, manager: "you" })).toBe("Seun and you will read this.");
  expect(readersOfFeedback("MANAGER_ONLY", seun)).toBe("Only Amara will read this; Seun will not.");
  expect(readersOfFeedback("PUBLIC", seun)).toBe("Everybody at Meridian can read this.");
});

test("the hint sees when it was, what somebody did and what it led to", () => {
  const met = (text: string) => hintsFor(text).map((hint) => hint.met);
  expect(met("")).toEqual([false, false, false]);
  expect(met("Great job!")).toEqual([false, false, false]);
  expect(met("On Tuesday you called the depot first, which saved us a second round.")).toEqual([true, true, true]);
  expect(met("You listened.")).toEqual([false, true, false]);
  expect(met("Thanks to the checklist nothing was forgotten.")).toEqual([false, false, true]);
});
