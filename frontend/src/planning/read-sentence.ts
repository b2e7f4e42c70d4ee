import { formatDay } from "../ui/format";
import type { GoalContent, KeyResultDraft } from "./goal-form-content";

type Terms = Pick<KeyResultDraft, "title" | "measure" | "direction" | "unit" | "baseline" | "target">;

/** What a goal written as one sentence says of its number and its last day. */
export interface Reading {
  terms: Terms | null;
  dueOn: string;
}

interface Span {
  startsOn: string;
  endsOn: string;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const figure = String.raw`(\d+(?:[.,]\d+)*)(?: ?(%|(?!to\b|by\b|in\b|and\b)[a-z]+))?`;
const fromTo = new RegExp(`^(.*?) from ${figure} to ${figure}`, "i");
const count = /^([a-z]+) (\d+(?:[.,]\d+)*) (?!%)([a-z].*)$/i;
const day = /\bby (?:(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3})[a-z]*|([a-z]{3})[a-z]* (\d{1,2})(?:st|nd|rd|th)?)\b.*$/i;
const verbs = /^(?:cut|reduce|lower|raise|increase|improve|grow|lift|bring|get|shorten)(?: the)? /i;

const nothing: Terms = { title: "", measure: "NUMBER", direction: "INCREASE", unit: "", baseline: "", target: "" };

/** "Cut first-reply time from 4 h to 2 h by 15 December": from 4 to 2, in hours, due that day of the period. */
export function readSentence(sentence: string, span: Span | undefined): Reading {
  const words = sentence.trim().replace(/\.$/, "");
  const dated = day.exec(words);
  const rest = dated ? words.slice(0, dated.index).trim() : words;
  return { terms: readNumbers(rest), dueOn: dated && span ? dayWithin(dated, span) : "" };
}

function readNumbers(words: string): Terms | null {
  const way = fromTo.exec(words);
  if (way) {
    const [, what = "", from = "", firstUnit, to = "", lastUnit] = way;
    const unit = lastUnit ?? firstUnit ?? "";
    const [baseline, target] = [plain(from), plain(to)];
    return {
      title: capital(what.replace(verbs, "")),
      measure: unit === "%" ? "PERCENT" : "NUMBER",
      direction: Number(target) < Number(baseline) ? "REDUCE" : "INCREASE",
      unit: unit === "%" ? "" : unit,
      baseline,
      target,
    };
  }
  const many = count.exec(words);
  if (!many) return null;
  const [, , number = "", what = ""] = many;
  return { ...nothing, title: capital(what), baseline: "0", target: plain(number) };
}

/** "1,200" is twelve hundred: the words around it are English. */
const plain = (number: string) => number.replaceAll(",", "");
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function dayWithin([, date, month, otherMonth, otherDate]: RegExpExecArray, span: Span): string {
  const at = months.indexOf((month ?? otherMonth ?? "").toLowerCase()) + 1;
  const two = (number: number | string) => String(number).padStart(2, "0");
  const years = [span.startsOn.slice(0, 4), span.endsOn.slice(0, 4)];
  const days = years.map((year) => `${year}-${two(at)}-${two(date ?? otherDate ?? "")}`);
  return (at > 0 && days.find((one) => one >= span.startsOn && one <= span.endsOn)) || "";
}

/** A new title, and what it says in place of what the title before it said; what was written by hand stays. */
export function withSentence(content: GoalContent, title: string, span: Span | undefined): Partial<GoalContent> {
  const [first, ...others] = content.keyResults;
  const [before, now] = [readSentence(content.title, span), readSentence(title, span)];
  const said = before.terms ?? nothing;
  const untouched = first && !first.id && others.length === 0 && sameTerms(first, said);
  return {
    title,
    ...(untouched ? { keyResults: [{ ...first, ...(now.terms ?? nothing) }] } : {}),
    ...(content.dueOn === before.dueOn ? { dueOn: now.dueOn } : {}),
  };
}

function sameTerms(one: Terms, other: Terms): boolean {
  return (Object.keys(nothing) as (keyof Terms)[]).every((name) => one[name] === other[name]);
}

/** What was understood, in the words that stand under the sentence. */
export function readingWords({ terms, dueOn }: Reading): string {
  const way =
    terms && `from ${terms.baseline} to ${terms.target}${terms.measure === "PERCENT" ? "%" : ` ${terms.unit}`}`;
  const parts = [way?.trim(), dueOn && `due ${formatDay(dueOn)}`].filter(Boolean);
  return parts.length > 0 ? `Read from it: ${parts.join(", ")}. Change it below.` : "";
}
