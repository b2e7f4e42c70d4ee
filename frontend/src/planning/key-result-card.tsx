import { CircleCheck, CircleDashed } from "lucide-react";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../graphql/graphql";
import { Card } from "../ui/card";
import { LineChart, type Point } from "../ui/chart/line-chart";
import { formatDay, formatNumber, formatPercent, today } from "../ui/format";
import { PaceBar } from "../ui/pace-bar";
import { type ExpectedLine, expectedBy, isEven, lessTime } from "./expected-line";
import { confidenceWords, formatValue, valueAt } from "./goal-words";

export const keyResultCard = graphql(`
  fragment KeyResultCard on KeyResult {
    id
    title
    measure
    direction
    unit
    currency
    baseline
    target
    commit
    stretch
    steps
    weight
    currentValue
    currentOn
    currentConfidence
    progress
    points { on value recordedAt }
    forecast { low middle high words }
  }
`);

export interface KeyResultCardProps {
  keyResult: FragmentOf<typeof keyResultCard>;
  goal: { startsOn: string; dueOn: string; state: string; expectedLine: ExpectedLine | null };
}

/** One key result: what was logged against even pace and target, as a drawing and as a table. */
export function KeyResultCard({ keyResult: given, goal }: KeyResultCardProps) {
  const keyResult = readFragment(keyResultCard, given);
  const { title, measure, progress, weight, currentConfidence } = keyResult;
  const note = [
    `weight ${weight}%`,
    progress !== null && `${formatPercent(progress)} of the way`,
    currentConfidence && confidenceWords(currentConfidence).toLowerCase(),
  ];
  return (
    <Card title={title} note={note.filter(Boolean).join(" · ")}>
      {measure === "YES_NO" ? (
        <YesNo keyResult={keyResult} />
      ) : measure === "STEPS" ? (
        <StepsDone steps={keyResult.steps} done={Number(keyResult.currentValue ?? 0)} />
      ) : (
        <Chart keyResult={keyResult} goal={goal} />
      )}
      {keyResult.commit && <Marks keyResult={keyResult} />}
    </Card>
  );
}

type KeyResult = ResultOf<typeof keyResultCard>;

function YesNo({ keyResult }: { keyResult: KeyResult }) {
  const done = (keyResult.progress ?? 0) >= 1;
  const Icon = done ? CircleCheck : CircleDashed;
  return (
    <p className={done ? "row status-good" : "row muted"}>
      <Icon className="icon" />
      {done
        ? `Done${keyResult.currentOn ? ` on ${formatDay(keyResult.currentOn)}` : ""}.`
        : keyResult.currentOn
          ? `Not done on ${formatDay(keyResult.currentOn)}.`
          : "Not done yet, nothing logged."}
    </p>
  );
}

/** What both count on at the least, and what would be outstanding. */
function Marks({ keyResult }: { keyResult: KeyResult }) {
  const { commit, target, stretch } = keyResult;
  const words = [
    commit && `commit ${formatValue(keyResult, commit)}`,
    `target ${formatValue(keyResult, target)}`,
    stretch && `stretch ${formatValue(keyResult, stretch)}`,
  ];
  return <p className="small muted">{words.filter(Boolean).join(" · ")}</p>;
}

function StepsDone({ steps, done }: { steps: readonly string[]; done: number }) {
  return (
    <ol className="steps">
      {steps.map((step, at) => {
        const Icon = at < done ? CircleCheck : CircleDashed;
        return (
          <li key={step} className={at < done ? "row status-good" : "row muted"}>
            <Icon className="icon" /> <bdi>{step}</bdi>
            <span className="visually-hidden">{at < done ? "done" : "not done"}</span>
          </li>
        );
      })}
    </ol>
  );
}

function Chart({ keyResult, goal }: { keyResult: KeyResult; goal: KeyResultCardProps["goal"] }) {
  const { title, baseline, target, points, progress } = keyResult;
  const format = (value: number) => formatValue(keyResult, Number(value.toPrecision(6)));
  const logged = byDay(points);
  const active = goal.state === "ACTIVE";
  const line = goal.expectedLine?.points ?? [];
  if (logged.length === 0) {
    return (
      <div className="stack-small">
        <p className="muted small">
          From {format(Number(baseline))} to {format(Number(target))}. No number was logged yet
          {active && `; ${format(rounded(valueAt(keyResult, expectedBy(line))))} could be expected today`}.
        </p>
        <PaceBar done={progress ?? 0} label={title} />
      </div>
    );
  }
  const told = finding(keyResult, goal, format);
  return (
    <LineChart
      title="Logged numbers"
      finding={[told, lessTime(goal.expectedLine), keyResult.forecast && heading(keyResult.forecast, format)]
        .filter(Boolean)
        .join(" ")}
      measure={title}
      points={logged}
      pace={line.map(({ on, expected }) => ({
        on,
        value: keyResult.direction === "KEEP" ? Number(baseline) : valueAt(keyResult, expected),
      }))}
      paceLabel={isEven(goal.expectedLine) ? "Even pace" : "Expected in the time there was"}
      target={Number(target)}
      band={bandTo(goal.dueOn, logged, keyResult.forecast)}
      today={active && today() <= goal.dueOn ? today() : undefined}
      from={goal.startsOn}
      until={goal.dueOn}
      format={format}
      unit={keyResult.measure === "NUMBER" ? keyResult.unit : null}
    />
  );
}

type Outlook = NonNullable<KeyResult["forecast"]>;

/** From the last number to the due day, wider and wider. */
function bandTo(dueOn: string, logged: readonly { on: string; value: number }[], forecast: Outlook | null) {
  const last = logged.at(-1);
  if (!last || forecast?.low == null || forecast.middle == null || forecast.high == null) return undefined;
  const { on, value } = last;
  return [
    { on, low: value, likely: value, high: value },
    { on: dueOn, low: rounded(forecast.low), likely: rounded(forecast.middle), high: rounded(forecast.high) },
  ];
}

/** The chance in words, with the values that eight in ten outcomes lie between. */
function heading(forecast: Outlook, format: (value: number) => string): string {
  if (forecast.low === null || forecast.high === null) return forecast.words;
  const [low, high] = [forecast.low, forecast.high].map((value) => format(rounded(value)));
  return `Heading for ${low} to ${high}; the chance of the target is ${lower(forecast.words)}`;
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** One point a day, the last one logged, oldest first; with the day on which it was entered where that was later. */
function byDay(points: readonly { on: string; value: string; recordedAt: string }[]): Point[] {
  const days = new Map<string, Point>();
  for (const { on, value, recordedAt } of points) {
    const entered = today(new Date(recordedAt));
    const note = entered > on ? `entered ${formatDay(entered)}` : undefined;
    days.set(on, { on, value: Number(value), note });
  }
  return [...days.values()].sort((one, other) => (one.on < other.on ? -1 : 1));
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

/** A distance with no more digits than the way it is a part of deserves. */
function coarse(distance: number, way: number): number {
  return Number(distance.toFixed(way >= 20 ? 0 : way >= 2 ? 1 : 2));
}

function finding(keyResult: KeyResult, goal: KeyResultCardProps["goal"], format: (value: number) => string): string {
  const { currentValue, currentOn, baseline, target } = keyResult;
  if (currentValue === null || !currentOn) return "No number yet.";
  const value = Number(currentValue);
  const where = `${format(value)} on ${formatDay(currentOn)}`;
  if (keyResult.direction === "KEEP") {
    const inside = Number(baseline) <= value && value <= Number(target);
    const band = `the band from ${format(Number(baseline))} to ${format(Number(target))}`;
    return `${where}, ${inside ? "inside" : "outside"} ${band}.`;
  }
  const rising = Number(target) > Number(baseline);
  if (rising ? value >= Number(target) : value <= Number(target))
    return `${where}: the target of ${format(Number(target))} is reached.`;
  const pace = valueAt(keyResult, expectedBy(goal.expectedLine?.points ?? [], currentOn));
  const gap = coarse(Math.abs(value - pace), Math.abs(Number(target) - Number(baseline)));
  const gapWords =
    keyResult.measure === "PERCENT" ? `${formatNumber(gap, { maximumFractionDigits: 1 })} points` : format(gap);
  const even = isEven(goal.expectedLine);
  const line = even ? `an even pace to ${format(Number(target))}` : "what could be expected in the time there was";
  if (gap === 0) return `${where}, exactly at ${line}.`;
  const ahead = rising ? value > pace : value < pace;
  return `${where}, ${gapWords} ${ahead ? "ahead of" : "behind"} ${line}.`;
}
