import { expect, test } from "vitest";
import { answerWords, talkWords } from "./place-words";

const open = { state: "OPEN" } as const;
const closed = { state: "LOCKED" } as const;

test("an open session says what is to be done", () => {
  expect(talkWords("TO_DO", open)).toBe("To go");
  expect(talkWords("COME_BACK", open)).toBe("Come back");
  expect(answerWords("WAITING", open)).toBe("Waits for the manager");
});

test("a closed one says what was not done, and asks for nothing", () => {
  expect(talkWords("TO_DO", closed)).toBe("Not talked through");
  expect(talkWords("COME_BACK", closed)).toBe("Not talked through");
  expect(talkWords("TALKED_THROUGH", closed)).toBe("Talked through");
  expect(answerWords("WAITING", closed)).toBe("Not answered");
  expect(answerWords("CONFIRMED", closed)).toBe("Confirmed");
});
