import { useEffect, useRef, useState } from "react";
import { useQuery } from "urql";
import { graphql, type ResultOf } from "../graphql/graphql";
import { formatDay } from "../ui/format";
import { type GoalContent, isBegun, type KeyResultDraft } from "./goal-form-content";

const readingQuery = graphql(`
  query ReadGoalSentence($sentence: String!, $period: ID!, $owner: ID!, $draft: CheckGoalInput!) {
    readGoalSentence(sentence: $sentence, periodId: $period, ownerId: $owner) {
      keyResult { title measure direction unit currency baseline target }
      dueOn
      parents { id title level }
      similar { id title state }
    }
    checkGoal(input: $draft) { rule hard message path }
  }
`);

export type Reading = ResultOf<typeof readingQuery>["readGoalSentence"];
export type Hint = ResultOf<typeof readingQuery>["checkGoal"][number];

const rest = 350;

/** What the server reads out of the sentence, and what would make the goal clearer, a moment after typing stops. */
export function useGoalReading(content: GoalContent, periodId: string) {
  const title = useRested(content.title.trim());
  const keyResults = content.keyResults.filter(isBegun).length;
  const { level, startsOn, dueOn } = content;
  const [{ data }] = useQuery({
    query: readingQuery,
    variables: {
      sentence: title.slice(0, 500),
      period: periodId,
      owner: content.owner?.id ?? "",
      draft: {
        title: title.slice(0, 500),
        level,
        periodId,
        startsOn: startsOn || null,
        dueOn: dueOn || null,
        keyResults,
      },
    },
    pause: !title || !periodId || !content.owner,
  });
  return { reading: title && data ? data.readGoalSentence : null, hints: title && data ? data.checkGoal : [] };
}

function useRested(text: string): string {
  const [rested, set] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => set(text), rest);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

/** Puts what was read into the form, in place of what was read before; what was written by hand stays. */
export function useReadingInForm(
  reading: Reading | null,
  content: GoalContent,
  onChange: (part: Partial<GoalContent>) => void,
): void {
  const before = useRef<Reading | null>(null);
  useEffect(() => {
    if (reading === before.current) return;
    const part = withReading(content, before.current, reading);
    before.current = reading;
    if (Object.keys(part).length > 0) onChange(part);
  }, [reading, content, onChange]);
}

const nothing = { title: "", measure: "NUMBER", direction: "INCREASE", unit: "", baseline: "", target: "" } as const;
type Terms = Pick<KeyResultDraft, keyof typeof nothing> & { currency?: string };

/** What of the form a new reading replaces. */
export function withReading(content: GoalContent, before: Reading | null, now: Reading | null): Partial<GoalContent> {
  const [first, ...others] = content.keyResults;
  const [said, says] = [termsOf(before), termsOf(now)];
  const untouched = first && !first.id && others.length === 0 && same(first, said) && !same(first, says);
  const dueOn = now?.dueOn ?? "";
  return {
    ...(untouched ? { keyResults: [{ ...first, ...says }] } : {}),
    ...(content.dueOn === (before?.dueOn ?? "") && content.dueOn !== dueOn ? { dueOn } : {}),
  };
}

function termsOf(reading: Reading | null): Terms {
  const read = reading?.keyResult;
  if (!read) return nothing;
  const { title, measure, direction, unit, currency, baseline, target } = read;
  const numbers = { baseline: baseline ?? "", target: target ?? "" };
  return { title, measure, direction, unit, ...numbers, ...(currency ? { currency } : {}) };
}

function same(one: Terms, other: Terms): boolean {
  return (Object.keys(nothing) as (keyof typeof nothing)[]).every((name) => one[name] === other[name]);
}

/** What was understood, in the words that stand under the sentence. */
export function readingWords(reading: Reading | null): string {
  const read = reading?.keyResult;
  const unit = read && (read.measure === "PERCENT" ? "%" : ` ${read.unit || read.currency}`.trimEnd());
  const way =
    read &&
    (read.direction === "KEEP"
      ? `between ${read.baseline} and ${read.target}${unit}`
      : read.baseline === null
        ? `to ${read.target}${unit}`
        : `from ${read.baseline} to ${read.target}${unit}`);
  const parts = [way, reading?.dueOn && `due ${formatDay(reading.dueOn)}`].filter(Boolean);
  return parts.length > 0 ? `Read from it: ${parts.join(", ")}. Change it below.` : "";
}
