import { useRef, useState } from "react";

export interface Steady<Row> {
  /** In the order in which they stand on the screen, each as it is now. */
  rows: readonly Row[];
  /** How many wait to be shown; 0 with `moved` when rows only changed places or went away. */
  fresh: number;
  /** Whether the list would look different. */
  waiting: boolean;
  show: () => void;
}

/**
 * A list that does not jump: what came quietly changes rows in their places, and only fills the end. New rows, and a new
 * order, wait until somebody asks for them; whatever this person did themself is shown at once, also another `choice` of
 * what is listed how.
 */
export function useSteady<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  quiet: boolean,
  choice = "",
): Steady<Row> {
  const standing = useRef<readonly Row[]>(rows);
  const chosen = useRef(choice);
  const [, draw] = useState(0);
  const now = new Map(rows.map((row) => [keyOf(row), row]));
  const keys = standing.current.map(keyOf);
  const jumps = keys.some((key, at) => rows[at] === undefined || keyOf(rows[at]) !== key);
  const waiting = quiet && chosen.current === choice && keys.length > 0 && jumps;
  chosen.current = choice;
  standing.current = waiting ? standing.current.map((row) => now.get(keyOf(row)) ?? row) : rows;
  const known = new Set(keys);
  return {
    rows: standing.current,
    fresh: waiting ? rows.filter((row) => !known.has(keyOf(row))).length : 0,
    waiting,
    show: () => {
      standing.current = rows;
      draw((count) => count + 1);
    },
  };
}
