import { Check, PenLine } from "lucide-react";
import { useState } from "react";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Chip } from "../../ui/chip";
import { TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { formatDay } from "../../ui/format";
import { RelativeTime } from "../../ui/moment";
import { showToast } from "../../ui/toast";
import { CommentsBelow } from "../comments-below";
import { moods, written } from "./check-in-words";
import { CorrectCheckIn } from "./correct-check-in";

export const checkInRow = graphql(`
  fragment CheckInRow on CheckIn {
    id
    state
    wins
    blockers
    mood
    effectiveOn
    recordedAt
    dueOn
    backdated
    acknowledgedAt
    acknowledgement
    version
    allowedActions
    author { id name }
    acknowledgedBy { id name }
    corrects { id }
    updates { id value confidence keyResult { id title measure unit currency version } }
    comments(first: 1) { totalCount }
  }
`);

const acknowledgeCheckIn = graphql(`
  mutation AcknowledgeCheckIn($input: AcknowledgeCheckInInput!) {
    acknowledgeCheckIn(input: $input) {
      __typename
      ... on CheckInPayload {
        checkIn { id state version acknowledgedAt acknowledgement allowedActions acknowledgedBy { id name } }
      }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export type CheckInRowData = ResultOf<typeof checkInRow>;

/** One check-in: what was said, the numbers in it, and what the manager answered. */
export function CheckInRow({ row: given, open }: { row: FragmentOf<typeof checkInRow>; open?: boolean }) {
  const row = readFragment(checkInRow, given);
  const [correcting, correct] = useState(false);
  const may = (action: CheckInRowData["allowedActions"][number]) => row.allowedActions.includes(action);
  return (
    <article className={row.state === "CORRECTED" ? "check-in check-in-old" : "check-in"}>
      <header className="check-in-head">
        <h3>{formatDay(row.effectiveOn, { weekday: true })}</h3>
        {row.state === "CORRECTED" && <Chip>Corrected</Chip>}
        {row.corrects && <Chip>Correction{row.author ? ` by ${row.author.name}` : ""}</Chip>}
        {row.backdated && <Chip>Entered later</Chip>}
        {may("CORRECT") && !correcting && (
          <Button
            size="small"
            kind="ghost"
            icon={<PenLine className="icon icon-small" />}
            onClick={() => correct(true)}
          >
            Correct
          </Button>
        )}
      </header>
      {row.wins && <Said label="Went well" text={row.wins} />}
      {row.blockers && <Said label="In the way" text={row.blockers} />}
      {row.updates.length > 0 && (
        <ul className="check-in-logged">
          {row.updates.map(({ id, value, keyResult }) =>
            keyResult ? (
              <li key={id}>
                <span className="strong number">{written(keyResult, value)}</span>{" "}
                <bdi className="muted">{keyResult.title}</bdi>
              </li>
            ) : null,
          )}
        </ul>
      )}
      {row.mood !== null && (
        <p className="small faint">You felt {moods[row.mood - 1]?.label.toLowerCase()}; only you see this.</p>
      )}
      {row.acknowledgedAt && (
        <p className="check-in-answer">
          <Check className="icon icon-small" />
          <span>
            {row.acknowledgedBy?.name ?? "The manager"} read it <RelativeTime value={row.acknowledgedAt} />
            {row.acknowledgement && `: “${row.acknowledgement}”`}
          </span>
        </p>
      )}
      {row.state !== "DRAFT" && (
        <CommentsBelow
          id={row.id}
          about={`the check-in of ${formatDay(row.effectiveOn)}`}
          count={row.comments.totalCount}
          open={open}
        />
      )}
      {may("ACKNOWLEDGE") && !correcting && <Acknowledge row={row} />}
      {correcting && <CorrectCheckIn row={row} onDone={() => correct(false)} />}
    </article>
  );
}

function Said({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <h4 className="check-in-label">{label}</h4>
      <p className="check-in-text">{text}</p>
    </div>
  );
}

function Acknowledge({ row: { id, version, effectiveOn } }: { row: CheckInRowData }) {
  const [answering, answer] = useState(false);
  const [words, setWords] = useState("");
  const form = useMutationForm(acknowledgeCheckIn);

  async function send(): Promise<void> {
    if (await form.send({ input: { id, version, words } })) showToast("They see that you read it.");
  }

  return (
    <Form label={`Answer to ${formatDay(effectiveOn)}`} errors={form.errors} onSubmit={() => void send()}>
      {answering && (
        <TextAreaField label="Your answer" name="words" optional rows={2} value={words} onChange={setWords} />
      )}
      <div className="button-group">
        <Button type="submit" size="small" kind="primary" pending={form.sending}>
          {words.trim() ? "Answer" : "I have read it"}
        </Button>
        {!answering && (
          <Button size="small" kind="ghost" onClick={() => answer(true)}>
            Answer in words
          </Button>
        )}
      </div>
    </Form>
  );
}
