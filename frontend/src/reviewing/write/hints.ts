import { type Cite, countWords } from "../drafts/content";

export interface Hint {
  good: boolean;
  words: string;
}

export interface Written {
  text: string;
  cites: readonly Cite[];
  /** Whether this question looks ahead, and so should say what good looks like. */
  looksAhead: boolean;
  /** The months of what this answer cites and of what there is, as `YYYY-MM`. */
  citedMonths: readonly string[];
  monthsWithEvidence: readonly string[];
}

const dated =
  /\b(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?|q[1-4]|h[12]|week|month|spring|summer|autumn|winter|monday|tuesday|wednesday|thursday|friday|since|20\d\d)\b/i;
const good =
  /\b(good (would )?looks?|looks? like|would like|by the end|so that|next (half|quarter|month|year|time|period|step)|should|aim|goal|able to|ready to)\b/i;

/** Remarks by plain rules that work offline. They help and never block; nothing rates the person. */
export function hintsFor(written: Written): Hint[] {
  const { text, cites, looksAhead, citedMonths, monthsWithEvidence } = written;
  if (countWords(text) < 5) return [];
  const hints: Hint[] = [
    cites.length > 0
      ? { good: true, words: cites.length === 1 ? "Cites one thing" : `Cites ${cites.length} things` }
      : { good: false, words: "Nothing cited yet" },
    dated.test(text) || cites.length > 0
      ? { good: true, words: "Says when" }
      : { good: false, words: "Does not say when it was" },
  ];
  if (looksAhead) {
    hints.push(
      good.test(text)
        ? { good: true, words: "Says what good looks like" }
        : { good: false, words: "Does not say what good looks like" },
    );
  }
  const gap = firstGap(citedMonths, monthsWithEvidence);
  if (gap) hints.push({ good: false, words: `Nothing before ${gap} yet` });
  else if (cites.length > 0 && monthsWithEvidence.length > 0)
    hints.push({ good: true, words: "Covers the whole period" });
  return hints;
}

/** The name of the first cited month, when the months before it offered evidence for at least two. */
function firstGap(cited: readonly string[], available: readonly string[]): string | null {
  const first = [...cited].sort()[0];
  if (!first || available.filter((month) => month < first).length < 2) return null;
  return monthName(first);
}

export function monthName(month: string, width: "long" | "short" = "long"): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Intl.DateTimeFormat("en", { month: width, timeZone: "UTC" }).format(Date.UTC(year, number - 1, 1));
}
