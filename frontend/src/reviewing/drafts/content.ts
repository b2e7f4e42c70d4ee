/** What one answer holds while it is written: the words and choices, and the evidence named in it. */
export interface Content {
  rating: number | null;
  choice: string;
  yes: boolean | null;
  text: string;
  levelBefore: number | null;
  levelAfter: number | null;
  cites: readonly Cite[];
}

export type EvidenceKind = "GOAL" | "PROGRESS_UPDATE" | "FEEDBACK" | "REVIEW" | "SUPPORT" | "CHECK_IN" | "TIME";

export interface Cite {
  kind: EvidenceKind;
  id: string;
  label: string;
}

/** An answer as the server has it; version 0 and no id while it has none. */
export interface Saved {
  answerId: string | null;
  version: number;
  content: Content;
}

export const emptyContent: Content = {
  rating: null,
  choice: "",
  yes: null,
  text: "",
  levelBefore: null,
  levelAfter: null,
  cites: [],
};

export const nothingSaved: Saved = { answerId: null, version: 0, content: emptyContent };

/** What `saveAnswer` stores, the evidence apart. */
export function sameWords(one: Content, other: Content): boolean {
  return (
    one.rating === other.rating &&
    one.choice === other.choice &&
    one.yes === other.yes &&
    one.text.trim() === other.text.trim() &&
    one.levelBefore === other.levelBefore &&
    one.levelAfter === other.levelAfter
  );
}

export function sameContent(one: Content, other: Content): boolean {
  return sameWords(one, other) && missing(one.cites, other.cites).length + missing(other.cites, one.cites).length === 0;
}

/** Those of the first that the second does not have. */
export function missing(those: readonly Cite[], from: readonly Cite[]): Cite[] {
  return those.filter(({ id }) => !from.some((cite) => cite.id === id));
}

/** The content with the evidence of both: none that anybody named is lost. */
export function withCites(content: Content, other: Content): Content {
  return { ...content, cites: [...content.cites, ...missing(other.cites, content.cites)] };
}

export function isEmpty(content: Content): boolean {
  return sameWords(content, emptyContent);
}

export function countWords(text: string): number {
  return text.trim() === "" ? 0 : text.trim().split(/\s+/).length;
}
