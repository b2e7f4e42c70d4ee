import { RadioGroup } from "../ui/choices";
import { TextAreaField } from "../ui/field";
import type { GuestAnswer, GuestForm, GuestQuestion } from "./guest-query";

interface GuestQuestionFieldProps {
  question: GuestQuestion;
  steps: GuestForm["steps"];
  answer: GuestAnswer;
  onChange: (answer: GuestAnswer) => void;
}

/** One question: a step with what it looks like at work, a text, or both. */
export function GuestQuestionField({ question, steps, answer, onChange }: GuestQuestionFieldProps) {
  const { id, kind, title, help, required } = question;
  const rated = kind !== "TEXT";
  return (
    <section className="guest-question" aria-label={title}>
      {rated && (
        <RadioGroup
          label={title}
          name={`answers.${id}`}
          value={answer.rating === null ? "" : String(answer.rating)}
          onChange={(value) => onChange({ ...answer, rating: Number(value) })}
          // What support is like has no anchors of work.
          options={steps.map(({ value, label, anchor }) => ({
            value: String(value),
            label: kind === "RATING" ? label : `${value}`,
            note: kind === "RATING" ? anchor : undefined,
          }))}
        />
      )}
      <TextAreaField
        label={rated ? "In your words" : title}
        name={rated ? `answers.${id}.text` : `answers.${id}`}
        note={help}
        optional={rated || !required}
        rows={4}
        maxLength={20_000}
        value={answer.text}
        onChange={(text) => onChange({ ...answer, text })}
      />
    </section>
  );
}
