/** A goal that fits the filter, with the goals it supports from the nearest to the top. */
export interface Match<Row> {
  row: Row;
  path: readonly Row[];
}

export interface Forest<Row> {
  roots: Row[];
  /** The goals to draw below another. */
  below: Map<string, Row[]>;
  /** Which goals fit themselves; the others only lead to them. */
  matched: Set<string>;
}

/** The matches in their tree, with the path to each kept; the order of the matches is the order of the branches. */
export function grow<Row extends { id: string }>(matches: readonly Match<Row>[]): Forest<Row> {
  const roots = new Map<string, Row>();
  const below = new Map<string, Map<string, Row>>();
  for (const { row, path } of matches) {
    let child = row;
    for (const parent of path) {
      const children = below.get(parent.id) ?? new Map<string, Row>();
      if (!children.has(child.id)) children.set(child.id, child);
      below.set(parent.id, children);
      child = parent;
    }
    if (!roots.has(child.id)) roots.set(child.id, child);
  }
  // A goal whose path was cut short elsewhere is no root if another path leads to it.
  const placed = new Set([...below.values()].flatMap((children) => [...children.keys()]));
  return {
    roots: [...roots.values()].filter(({ id }) => !placed.has(id)),
    below: new Map([...below].map(([id, children]) => [id, [...children.values()]])),
    matched: new Set(matches.map(({ row }) => row.id)),
  };
}
