import type { Place, Session, Step } from "./session-query";

/** The grid: potential from the top down, results from the left to the right. */
export type Potential = NonNullable<Place["potential"]>;
export type Result = "below" | "expected" | "above";

export interface Box {
  potential: Potential;
  result: Result;
  name: string;
}

export const potentials = ["HIGH", "MEDIUM", "LOW"] as const satisfies readonly Potential[];
export const results = ["below", "expected", "above"] as const satisfies readonly Result[];

export type GridNames = Session["gridNames"];

/** What the session calls a row of the grid. */
export function rowWords(potential: Potential, { rows }: GridNames): string {
  return rows[potentials.indexOf(potential)] ?? potential;
}

/** What the session calls a column of the grid. */
export function columnWords(result: Result, { columns }: GridNames): string {
  return columns[results.indexOf(result)] ?? result;
}

/** What the session calls a box; its own name is the key. */
export function titleOf({ name }: Box, { boxes: titles }: GridNames): string {
  return titles[boxes.findIndex((box) => box.name === name)] ?? name;
}

const names: Record<Potential, Record<Result, string>> = {
  HIGH: { below: "Watch and support", expected: "Rising", above: "Ready for more" },
  MEDIUM: { below: "Uneven", expected: "Core", above: "Strong in role" },
  LOW: { below: "Not working yet", expected: "Steady", above: "Trusted expert" },
};

export const boxes: readonly Box[] = potentials.flatMap((potential) =>
  results.map((result) => ({ potential, result, name: names[potential][result] })),
);

/** The column of a rating: the middle of the scale is what is expected. */
export function resultOf(rating: number, steps: readonly Step[]): Result {
  const middle = (steps.length - 1) / 2;
  const distance = steps.findIndex(({ value }) => value === rating) - middle;
  return Math.abs(distance) <= 0.5 ? "expected" : distance < 0 ? "below" : "above";
}

/** The rating for a column: the own one where it fits, else the nearest. */
export function ratingFor(result: Result, rating: number, steps: readonly Step[]): number {
  const fitting = steps.filter(({ value }) => resultOf(value, steps) === result);
  const nearest = fitting.toSorted((a, b) => Math.abs(a.value - rating) - Math.abs(b.value - rating))[0];
  return nearest?.value ?? rating;
}

export function boxOf({ rating, potential }: Pick<Place, "rating" | "potential">, steps: readonly Step[]): Box | null {
  if (rating === null || potential === null) return null;
  const result = resultOf(rating, steps);
  return { potential, result, name: names[potential][result] };
}

/** The people of each box by its name; "" for who is not placed yet. */
export function byBox(places: readonly Place[], steps: readonly Step[]): Map<string, Place[]> {
  const found = new Map<string, Place[]>();
  for (const place of places) {
    const name = boxOf(place, steps)?.name ?? "";
    found.set(name, [...(found.get(name) ?? []), place]);
  }
  return found;
}

/** What a person is called: the number while names are hidden. */
export function calledOf({ employee, number }: Pick<Place, "number"> & { employee: { name: string } | null }): string {
  return employee?.name ?? `Person ${number}`;
}

export function labelOf(rating: number | null, steps: readonly Step[]): string {
  return steps.find(({ value }) => value === rating)?.label ?? "No rating";
}

/** "Solid", or "Solid → Ready soon" once it is another than submitted. */
export function ratingWords({ submittedRating, rating }: Place, steps: readonly Step[]): string {
  const now = labelOf(rating, steps);
  return submittedRating === null || submittedRating === rating ? now : `${labelOf(submittedRating, steps)} → ${now}`;
}

/** Who comes after this one: not talked about yet, then to come back to; in the order of the list. */
export function nextPlace(places: readonly Place[], id: string | undefined): Place | null {
  const at = places.findIndex((place) => place.id === id);
  const ahead = [...places.slice(at + 1), ...places.slice(0, Math.max(at, 0))];
  return (
    ahead.find(({ state, elsewhere }) => state === "TO_DO" && !elsewhere) ??
    ahead.find(({ state }) => state === "COME_BACK") ??
    null
  );
}
