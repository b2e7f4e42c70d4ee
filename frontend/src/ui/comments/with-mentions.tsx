import type { ReactNode } from "react";

/** The words, with the names that call people in made plain to see. */
export function withMentions(text: string, named: readonly { name: string }[]): ReactNode[] {
  const names = named.map(({ name }) => `@${name}`).sort((one, other) => other.length - one.length);
  const parts: ReactNode[] = [];
  let rest = text;
  while (rest) {
    const found = names
      .map((name) => ({ name, at: rest.indexOf(name) }))
      .filter(({ at }) => at >= 0)
      .sort((one, other) => one.at - other.at || other.name.length - one.name.length)[0];
    if (!found) break;
    parts.push(
      rest.slice(0, found.at),
      <bdi key={parts.length} className="mention">
        {found.name}
      </bdi>,
    );
    rest = rest.slice(found.at + found.name.length);
  }
  return [...parts, rest];
}
