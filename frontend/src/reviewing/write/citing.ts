import { type Cite, type Content, missing } from "../drafts/content";

/** How a cited thing stands in the text: readable everywhere, and found again by its name. */
function markOf({ label }: Pick<Cite, "label">): string {
  return `[${label}]`;
}

/** Names a piece of evidence at the caret. */
export function withCite(content: Content, cite: Cite, caret: number | null): Pick<Content, "text" | "cites"> {
  const { text } = content;
  const at = caret === null ? text.length : Math.min(caret, text.length);
  const before = text.slice(0, at).replace(/ +$/, "");
  const after = text.slice(at);
  const gap = before === "" || before.endsWith("\n") ? "" : " ";
  const space = after === "" || /^[\s.,;:!?)]/.test(after) ? "" : " ";
  const cites = [...missing(content.cites, [cite]), cite];
  return { cites, text: `${before}${gap}${markOf(cite)}${space}${after}` };
}

/** Takes it out again, with its mark unless another cited thing is called the same. */
export function withoutCite(content: Content, cite: Cite): Pick<Content, "text" | "cites"> {
  const cites = missing(content.cites, [cite]);
  if (cites.some(({ label }) => label === cite.label)) return { cites, text: content.text };
  const at = content.text.indexOf(markOf(cite));
  if (at < 0) return { cites, text: content.text };
  const before = content.text.slice(0, at).replace(/ $/, "");
  return { cites, text: before + content.text.slice(at + markOf(cite).length) };
}

export type TextPart = { text: string; cite?: undefined } | { cite: Pick<Cite, "label"> };

/** The text with the marks of what is cited set apart; what is not cited stays text. */
export function partsOf(text: string, cites: readonly Pick<Cite, "label">[]): TextPart[] {
  const marks = new Map(cites.map((cite) => [markOf(cite), cite]));
  const parts: TextPart[] = [];
  let rest = text;
  while (rest) {
    const next = [...marks.keys()]
      .map((mark) => ({ mark, at: rest.indexOf(mark) }))
      .filter(({ at }) => at >= 0)
      .sort((one, other) => one.at - other.at || other.mark.length - one.mark.length)[0];
    const cite = next && marks.get(next.mark);
    if (!next || !cite) return [...parts, { text: rest }];
    if (next.at > 0) parts.push({ text: rest.slice(0, next.at) });
    parts.push({ cite });
    rest = rest.slice(next.at + next.mark.length);
  }
  return parts;
}
