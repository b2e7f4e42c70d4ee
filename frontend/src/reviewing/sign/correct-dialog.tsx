import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { SelectField, TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { showToast } from "../../ui/toast";
import { supportSteps } from "../write/support";
import { type SignReview, signMoves } from "./sign-query";

interface Draft {
  rating: number | null;
  text: string;
}

/** Corrects a manager's review: a new version with a reason, read and signed again by all. */
export function CorrectDialog({ review, onClose }: { review: SignReview; onClose: () => void }) {
  const form = useMutationForm(signMoves.correct);
  const [reason, setReason] = useState("");
  const [drafts, setDrafts] = useState<Record<string, Draft>>({});
  const rows = answersToCorrect(review);
  const draftOf = ({ id, rating, text }: Row): Draft => drafts[id] ?? { rating, text };
  const change = (row: Row, part: Partial<Draft>) => setDrafts({ ...drafts, [row.id]: { ...draftOf(row), ...part } });
  const changed = rows.filter((row) => draftOf(row).rating !== row.rating || draftOf(row).text !== row.text);

  async function correct(): Promise<void> {
    const corrections = changed.map((row) => ({ answerId: row.id, ...draftOf(row) }));
    if (!(await form.send({ input: { reviewId: review.id, version: review.version, reason, corrections } }))) return;
    showToast(`Corrected. ${review.reviewee.name} is asked to read it again.`);
    onClose();
  }

  return (
    <Dialog title={`Correct the review of ${review.reviewee.name}`} isOpen onClose={onClose} wide>
      <Form errors={form.errors} onSubmit={() => void correct()}>
        <p>The version before stays readable with its signatures. Everybody reads and signs the new one.</p>
        <TextAreaField
          label="Why it is corrected"
          name="reason"
          note="Everybody who reads the review reads this."
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
        {rows.map((row) => (
          <fieldset key={row.id} className="stack-small">
            <legend className="field-label">{row.label}</legend>
            {(row.rating !== null || row.judges) && (
              <SelectField
                label={`Rating: ${row.label}`}
                value={draftOf(row).rating === null ? "" : String(draftOf(row).rating)}
                placeholder="No basis to judge"
                onChange={(value) => change(row, { rating: Number(value) })}
                options={row.steps.map(({ value, label }) => ({
                  value: String(value),
                  label: `${value} ${label}`,
                }))}
              />
            )}
            <TextAreaField
              label={`Words: ${row.label}`}
              hideLabel
              value={draftOf(row).text}
              rows={3}
              maxLength={20000}
              onChange={(text) => change(row, { text })}
            />
          </fieldset>
        ))}
        <div className="form-foot">
          <Button onClick={onClose}>Leave it as it is</Button>
          <Button kind="primary" type="submit" pending={form.sending} disabled={changed.length === 0}>
            {changed.length === 1 ? "Correct 1 answer" : `Correct ${changed.length} answers`}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

interface Row extends Draft {
  id: string;
  label: string;
  /** A step is an answer also where none was given: there was no basis before. */
  judges: boolean;
  steps: SignReview["scale"]["steps"];
}

function answersToCorrect(review: SignReview): Row[] {
  return review.questions
    .filter(({ kind }) => kind !== "PRIVATE_NOTE" && kind !== "SKILLS_GAINED")
    .flatMap(({ id, title, kind }) =>
      review.answers
        .filter(({ question }) => question.id === id)
        .map((answer) => ({
          id: answer.id,
          label: answer.goal?.title ?? answer.standard?.name ?? title,
          judges: kind === "STANDARDS",
          rating: answer.rating,
          text: answer.text,
          steps: kind === "SUPPORT" ? supportSteps(review.scale.steps) : review.scale.steps,
        })),
    );
}
