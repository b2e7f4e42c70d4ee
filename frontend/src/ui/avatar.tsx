import { classes } from "./classes";

export type AvatarSize = "small" | "normal" | "large" | "hero";

const colours = 8;

/** The first letters of the first and last word, by what readers take for a letter, accents and scripts included. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
  return ends
    .map(
      (word) =>
        segmenter
          .segment(word ?? "")
          [Symbol.iterator]()
          .next().value?.segment ?? "",
    )
    .join("")
    .toLocaleUpperCase();
}

function colour(name: string): number {
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return (hash % colours) + 1;
}

/** A round picture of a person; the name always stands beside it, so it is not read aloud. */
export function Avatar({ name, size = "normal" }: { name: string; size?: AvatarSize }) {
  return (
    <span
      className={classes("avatar", `avatar-${colour(name)}`, size !== "normal" && `avatar-${size}`)}
      aria-hidden="true"
    >
      {initials(name)}
    </span>
  );
}

export interface PersonLineProps {
  name: string;
  title?: string | null;
  size?: AvatarSize;
  /** Whose picture it is, when the line names something of theirs. */
  person?: string;
}

/** Picture, name, and what they do. */
export function PersonLine({ name, title, size, person = name }: PersonLineProps) {
  return (
    <span className="person">
      <Avatar name={person} size={size} />
      <span className="grow">
        <bdi className="person-name">{name}</bdi>
        {title && <span className="person-title">{title}</span>}
      </span>
    </span>
  );
}
