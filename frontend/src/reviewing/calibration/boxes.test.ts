import { expect, test } from "vitest";
import { boxes, boxOf, calledOf, nextPlace, ratingFor, ratingWords, resultOf } from "./boxes";
import type { Place, Step } from "./session-query";

const scale = (...values: number[]): Step[] => values.map((value) => ({ value, label: `Step ${value}`, anchor: "" }));
const five = scale(1, 2, 3, 4, 5);

const place = (id: string, changes: Partial<Place> = {}): Place => ({
  id,
  number: 7,
  submittedRating: 3,
  rating: 3,
  potential: null,
  state: "TO_DO",
  answer: null,
  answerDueOn: null,
  elsewhere: false,
  placedAt: null,
  version: 1,
  allowedActions: [],
  employee: null,
  manager: null,
  ...changes,
});

test("the middle of a scale is what is expected", () => {
  expect(five.map(({ value }) => resultOf(value, five))).toEqual(["below", "below", "expected", "above", "above"]);
  const four = scale(1, 2, 3, 4);
  expect(four.map(({ value }) => resultOf(value, four))).toEqual(["below", "expected", "expected", "above"]);
});

test("a column keeps the rating that fits and takes the nearest otherwise", () => {
  expect(ratingFor("above", 5, five)).toBe(5);
  expect(ratingFor("above", 3, five)).toBe(4);
  expect(ratingFor("below", 4, five)).toBe(2);
});

test("a box has its name, and who is not placed has none", () => {
  expect(boxes.map(({ name }) => name)).toHaveLength(9);
  expect(boxOf({ rating: 3, potential: "HIGH" }, five)?.name).toBe("Rising");
  expect(boxOf({ rating: 3, potential: null }, five)).toBeNull();
});

test("people go by their number while names are hidden, and ratings say what they were", () => {
  expect(calledOf(place("a"))).toBe("Person 7");
  expect(ratingWords(place("a"), five)).toBe("Step 3");
  expect(ratingWords(place("a", { rating: 4 }), five)).toBe("Step 3 → Step 4");
});

test("the next is who was not talked about, then who is to come back to", () => {
  const places = [
    place("a"),
    place("b", { state: "COME_BACK" }),
    place("c", { state: "TALKED_THROUGH" }),
    place("d", { elsewhere: true }),
  ];
  expect(nextPlace(places, "b")?.id).toBe("a");
  expect(nextPlace(places, "a")?.id).toBe("b");
  expect(nextPlace([place("a")], "a")).toBeNull();
});
