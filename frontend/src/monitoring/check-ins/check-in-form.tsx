import { useState } from "react";
import { graphql } from "../../graphql/graphql";
import { useIdempotencyKey } from "../../graphql/idempotency-key";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { DateField, TextAreaField } from "../../ui/field";
import { Form, type FormErrors } from "../../ui/form";
import { today } from "../../ui/format";
import { Segmented } from "../../ui/segmented";
import { writeKeys } from "../../ui/shortcuts";
import { showToast } from "../../ui/toast";
import { useDraft } from "../../ui/use-draft";
import { type MoodChoice, moods } from "./check-in-words";
import { type NumberedGoal, NumberRows, type TypedNumbers } from "./number-rows";

const publishCheckIn = graphql(`
  mutation PublishCheckIn($input: PublishCheckInInput!) {
    publishCheckIn(input: $input) {
      __typename
      ... on CheckInPayload {
        checkIn {
          id
          employee { id checkInTurn { state dueOn missed } lastCheckInOn }
          updates { id keyResult { id version currentValue currentOn currentConfidence } }
        }
      }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

interface Content {
  wins: string;
  blockers: string;
  mood: MoodChoice | "";
  on: string;
  numbers: TypedNumbers;
}

const nothing = (): Content => ({ wins: "", blockers: "", mood: "", on: today(), numbers: {} });

/** How it goes, with the numbers of one's goals: a line is enough. What is typed outlives a closed tab. */
export function CheckInForm({ goals, manager }: { goals: readonly NumberedGoal[]; manager: string | null }) {
  const { email } = useViewer();
  const { content, change, restored, reset } = useDraft<Content>(`check-in.${email}`, nothing);
  const [missing, setMissing] = useState<FormErrors>({});
  const form = useMutationForm(publishCheckIn);
  const { keyFor, renew } = useIdempotencyKey();
  const mine = goals.filter(({ allowedActions }) => allowedActions.includes("LOG_PROGRESS"));
  const known = new Set(mine.flatMap(({ keyResults }) => keyResults.map(({ id }) => id)));
  const given = Object.entries(content.numbers).filter(([id, { value }]) => value !== "" && known.has(id));

  async function publish(): Promise<void> {
    const unsure = given.flatMap(([, { confidence }], place) => (confidence === "" ? [place] : []));
    const wrong: FormErrors = Object.fromEntries(
      unsure.map((place) => [`updates.${place}.value`, ["Say how sure you are that the target will be reached."]]),
    );
    setMissing(wrong);
    if (unsure.length > 0) return;
    const said = {
      wins: content.wins,
      blockers: content.blockers,
      mood: content.mood === "" ? null : Number(content.mood),
      effectiveOn: content.on,
      updates: given.map(([keyResultId, { value, confidence, version }]) => ({
        keyResultId,
        value,
        confidence: confidence || "MEDIUM",
        version,
      })),
    };
    if (!(await form.send({ input: { content: said, idempotencyKey: keyFor(said) } }))) return;
    renew();
    reset(nothing());
    showToast(manager ? `${manager} can read it now.` : "Checked in.");
  }

  return (
    <Form label="Check in" errors={{ ...form.errors, ...missing }} onSubmit={() => void publish()}>
      {restored && (
        <Callout kind="info">
          <p>What you began to write is still here, on this device only.</p>
        </Callout>
      )}
      {form.conflict && (
        <div role="status">
          <Callout kind="warn">
            <p>Somebody logged one of these numbers meanwhile. Look at the last ones and send yours again.</p>
            <Button size="small" onClick={() => change({ numbers: renewed(content.numbers, mine) })}>
              Take the last ones as seen
            </Button>
          </Callout>
        </div>
      )}
      <TextAreaField
        label="What went well?"
        name="wins"
        rows={3}
        maxLength={2000}
        value={content.wins}
        onChange={(wins) => change({ wins })}
      />
      <TextAreaField
        label="What is in the way?"
        name="blockers"
        optional
        rows={2}
        maxLength={2000}
        value={content.blockers}
        onChange={(blockers) => change({ blockers })}
      />
      {mine.length > 0 && (
        <fieldset className="check-in-part">
          <legend className="field-label">Your numbers, where they changed</legend>
          <NumberRows
            goals={mine}
            typed={content.numbers}
            order={given.map(([id]) => id)}
            onType={(numbers) => change({ numbers })}
          />
        </fieldset>
      )}
      <div className="field">
        <span className="field-label" aria-hidden="true">
          How are you? <span className="optional">Optional</span>
        </span>
        <Segmented label="How are you?" value={content.mood} options={moods} onChange={(mood) => change({ mood })} />
        <p className="field-note">Nobody reads yours: it is told of groups of five at least, a month at a time.</p>
      </div>
      <DateField
        label="Day it is about"
        name="effectiveOn"
        max={today()}
        value={content.on}
        onChange={(on) => change({ on })}
      />
      <div className="form-foot">
        <Button type="submit" kind="primary" pending={form.sending} keys={writeKeys("mod+Enter")}>
          {form.sending ? "Sending" : manager ? `Tell ${manager}` : "Check in"}
        </Button>
      </div>
    </Form>
  );
}

/** The same numbers, seen beside what is logged now. */
function renewed(typed: TypedNumbers, goals: readonly NumberedGoal[]): TypedNumbers {
  const versions = new Map(goals.flatMap(({ keyResults }) => keyResults.map(({ id, version }) => [id, version])));
  return Object.fromEntries(
    Object.entries(typed).map(([id, one]) => [id, { ...one, version: versions.get(id) ?? one.version }]),
  );
}
