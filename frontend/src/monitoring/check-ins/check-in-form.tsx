import { type FragmentOf, graphql } from "../../graphql/graphql";
import { useIdempotencyKey } from "../../graphql/idempotency-key";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { BothTexts } from "../../ui/both-texts";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { DraftState } from "../../ui/draft-state";
import { DateField, TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { today } from "../../ui/format";
import { Segmented } from "../../ui/segmented";
import { writeKeys } from "../../ui/shortcuts";
import { showToast } from "../../ui/toast";
import { moods } from "./check-in-words";
import { type NumberedGoal, NumberRows, type TypedNumbers } from "./number-rows";
import { type checkInDraft, given, nothing, summary, useCheckInDraft, written } from "./use-check-in-draft";

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

interface CheckInFormProps {
  goals: readonly NumberedGoal[];
  manager: string | null;
  /** What was begun before. */
  begun: FragmentOf<typeof checkInDraft> | undefined;
  /** From how many people on a mood is told. */
  groupSize: number;
}

/** How it goes, with the numbers of one's goals: a line is enough. What is typed outlives a closed tab, and is there on another device. */
export function CheckInForm({ goals, manager, begun, groupSize }: CheckInFormProps) {
  const draft = useCheckInDraft(begun);
  const { content, change } = draft;
  const form = useMutationForm(publishCheckIn);
  const { keyFor, renew } = useIdempotencyKey();
  const mine = goals.filter(({ allowedActions }) => allowedActions.includes("LOG_PROGRESS"));
  const known = new Set(mine.flatMap(({ keyResults }) => keyResults.map(({ id }) => id)));
  const numbers = Object.fromEntries(Object.entries(content.numbers).filter(([id]) => known.has(id)));
  const stale = form.conflict && Object.keys(form.errors).some((field) => field.startsWith("updates."));
  const empty = JSON.stringify(content) === JSON.stringify(nothing().content);

  async function publish(): Promise<void> {
    const said = written({ ...content, numbers });
    const version = await draft.hold();
    const input = { id: version > 0 ? draft.id() : null, version, content: said, idempotencyKey: keyFor(said) };
    if (!(await form.send({ input }))) return draft.release();
    renew();
    draft.finish();
    showToast(manager ? `${manager} can read it now.` : "Checked in.");
  }
  async function discard(): Promise<void> {
    showToast((await draft.discard()) ? "Thrown away." : "That did not work. Reload the page and try again.");
    form.clear();
  }

  return (
    <Form label="Check in" errors={form.errors} onSubmit={() => void publish()}>
      {draft.theirs && (
        <BothTexts
          mine={summary(content)}
          theirs={summary(draft.theirs)}
          onKeepMine={draft.keepMine}
          onTakeTheirs={draft.takeTheirs}
        />
      )}
      {stale && (
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
            order={given(numbers).map(([id]) => id)}
            onType={(numbers) => change({ numbers })}
          />
        </fieldset>
      )}
      <div className="field">
        <span className="field-label" aria-hidden="true">
          How are you? <span className="optional">Optional</span>
        </span>
        <Segmented label="How are you?" value={content.mood} options={moods} onChange={(mood) => change({ mood })} />
        <p className="field-note">
          Nobody reads yours: it is told of groups of {groupSize} people at least, a month at a time.
        </p>
      </div>
      <DateField
        label="Day it is about"
        name="effectiveOn"
        max={today()}
        value={content.on}
        onChange={(on) => change({ on })}
      />
      <div className="form-foot">
        <DraftState state={draft.state} empty={empty} />
        {!empty && (
          <Button kind="ghost" onClick={() => void discard()}>
            Throw away
          </Button>
        )}
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
