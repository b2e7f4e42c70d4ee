import { useRef, useState } from "react";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../graphql/graphql";
import { useIdempotencyKey } from "../graphql/idempotency-key";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { DateField, SelectField, TextAreaField } from "../ui/field";
import { Form } from "../ui/form";
import { formatDay, today } from "../ui/format";
import { showToast } from "../ui/toast";
import { ConfidenceField } from "./confidence-field";
import { type Confidence, confidenceWords, formatValue } from "./goal-words";
import { ValueField } from "./value-field";
import "./planning.css";

const logFormKeyResult = graphql(`
  fragment LogFormKeyResult on KeyResult {
    id
    title
    measure
    unit
    currency
    steps
    currentValue
    currentOn
    currentConfidence
    version
  }
`);

/** What one must know of a goal to log a number on it. */
export const logFormGoal = graphql(
  `
    fragment LogFormGoal on Goal {
      id
      startsOn
      keyResults { id ...LogFormKeyResult }
    }
  `,
  [logFormKeyResult],
);

const logProgress = graphql(
  `
    mutation LogProgress($input: LogProgressInput!) {
      logProgress(input: $input) {
        __typename
        ... on LogProgressPayload {
          update { id value }
          keyResult { id version currentValue currentOn currentConfidence progress }
          goal { id progress expected status statusReason lastUpdateOn }
        }
        ... on UserErrors {
          errors { code message path }
          current { id ...LogFormKeyResult }
        }
      }
    }
  `,
  [logFormKeyResult],
);

type KeyResult = ResultOf<typeof logFormKeyResult>;

/** An update that is to be corrected: the new number stands beside it, the old one stays in the history. */
interface Correction {
  updateId: string;
  keyResultId: string;
  value: string;
  effectiveOn: string;
}

export interface LogFormProps {
  goal: FragmentOf<typeof logFormGoal>;
  /** Only number and confidence, for rows. */
  short?: boolean;
  corrects?: Correction;
  onLogged?: () => void;
  onCancel?: () => void;
  autoFocus?: boolean;
}

/** Tells how a key result stands. Nothing is prefilled but how sure one was; what was typed outlives every refusal. */
export function LogForm({ goal, short, corrects, onLogged, onCancel, autoFocus }: LogFormProps) {
  const { keyResults } = readFragment(logFormGoal, goal);
  const all = keyResults.map((one) => readFragment(logFormKeyResult, one));
  const [chosen, choose] = useState(corrects?.keyResultId ?? all[0]?.id ?? "");
  const keyResult = all.find(({ id }) => id === chosen) ?? all[0];
  if (!keyResult) return <p className="muted small">This goal has no key result to log on.</p>;
  return (
    <div className="stack-small">
      {all.length > 1 && !corrects && (
        <SelectField
          label="Key result"
          value={keyResult.id}
          onChange={choose}
          options={all.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )}
      <LogKeyResult key={keyResult.id} {...{ keyResult, short, corrects, onLogged, onCancel, autoFocus }} />
    </div>
  );
}

interface LogKeyResultProps extends Omit<LogFormProps, "goal"> {
  keyResult: KeyResult;
}

function LogKeyResult({ keyResult, short, corrects, onLogged, onCancel, autoFocus }: LogKeyResultProps) {
  const [value, setValue] = useState("");
  const [confidence, setConfidence] = useState<Confidence | "">(keyResult.currentConfidence ?? "");
  const [note, setNote] = useState("");
  const [on, setOn] = useState(corrects?.effectiveOn ?? today());
  const [missing, setMissing] = useState<Record<string, string[]>>({});
  // What somebody saw when they began to type: the page around goes on, and they shall hear of what came between.
  const begun = useRef<number>(undefined);
  const { keyFor, renew } = useIdempotencyKey();
  const form = useMutationForm(logProgress);
  const theirs = currentOf(form.conflict?.current);

  async function log(): Promise<void> {
    const wrong = problems(value, confidence);
    setMissing(wrong);
    if (confidence === "" || Object.keys(wrong).length > 0) return;
    const content = {
      keyResultId: keyResult.id,
      value,
      confidence,
      note,
      effectiveOn: on,
      corrects: corrects?.updateId,
    };
    const version = theirs?.version ?? begun.current ?? keyResult.version;
    const logged = await form.send({ input: { ...content, version, idempotencyKey: keyFor(content) } });
    if (!logged) return;
    renew();
    begun.current = undefined;
    setValue("");
    setNote("");
    showToast(
      corrects ? "Corrected. The old number stays in the history." : `Logged ${formatValue(keyResult, value)}.`,
    );
    onLogged?.();
  }

  const words = value === "" ? "" : ` ${formatValue(keyResult, value)}`;
  const errors = form.conflict ? {} : { ...form.errors, ...missing };
  return (
    <Form
      label={`${corrects ? "Correct" : "Log"} ${keyResult.title}`}
      errors={errors}
      onSubmit={() => void log()}
      className={short ? "log-short" : "form"}
    >
      <ValueField
        keyResult={keyResult}
        label={corrects ? "The right number" : `${keyResult.title} now`}
        name="value"
        note={corrects ? `Logged before: ${formatValue(keyResult, corrects.value)}.` : lastWords(keyResult)}
        value={value}
        onChange={(next) => {
          begun.current ??= keyResult.version;
          setValue(next);
        }}
        autoFocus={autoFocus}
      />
      <ConfidenceField value={confidence} onChange={setConfidence} />
      {!short && (
        <>
          <TextAreaField
            label={corrects ? "Why it changes" : "What changed?"}
            name="note"
            optional
            rows={2}
            value={note}
            onChange={setNote}
          />
          <DateField label="Day of the number" name="effectiveOn" max={today()} value={on} onChange={setOn} />
        </>
      )}
      {theirs && <Meanwhile theirs={theirs} mine={value} />}
      <div className={short ? "row" : "form-foot"}>
        {onCancel && (
          <Button kind="ghost" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <Button type="submit" kind="primary" wide={!short && !onCancel} pending={form.sending}>
          {form.sending
            ? "Sending"
            : corrects
              ? `Correct to${words || " this number"}`
              : `Log${words}${theirs ? " on top" : ""}`}
        </Button>
      </div>
    </Form>
  );
}

function Meanwhile({ theirs, mine }: { theirs: KeyResult; mine: string }) {
  return (
    <div role="status">
      <Callout kind="warn">
        <p>
          Meanwhile somebody logged{" "}
          {theirs.currentValue === null ? "a number" : formatValue(theirs, theirs.currentValue)}
          {theirs.currentOn && ` for ${formatDay(theirs.currentOn)}`}
          {theirs.currentConfidence && ` (${confidenceWords(theirs.currentConfidence).toLowerCase()})`}. Yours,{" "}
          {formatValue(theirs, mine)}, is still here and not saved.
        </p>
      </Callout>
    </div>
  );
}

function currentOf(current: unknown): KeyResult | null {
  const node = current as { __typename?: string } | null | undefined;
  return node?.__typename === "KeyResult" ? (node as unknown as KeyResult) : null;
}

function problems(value: string, confidence: string): Record<string, string[]> {
  return {
    ...(value === "" ? { value: ["Give the number as it is now, even if nothing changed."] } : {}),
    ...(confidence === "" ? { confidence: ["Choose how sure you are that the target will be reached."] } : {}),
  };
}

function lastWords(keyResult: KeyResult): string {
  const { currentValue, currentOn } = keyResult;
  if (currentValue === null || !currentOn) return "No number yet.";
  return `Last: ${formatValue(keyResult, currentValue)} on ${formatDay(currentOn)}.`;
}
