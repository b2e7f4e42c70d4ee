import { formatNumber } from "../../ui/format";
import { statusLook } from "../../ui/status";
import type { Content } from "../drafts/content";
import { partsOf } from "../write/citing";
import { realismWord } from "../write/realism";
import { choiceWord } from "../write/standards";
import { supportSteps } from "../write/support";
import { hasSaid } from "./answer-block";
import type { ReadReview } from "./read-query";
import { answersTo, type Column, verdictOn } from "./sides";

/** The goals as a table, with what both sides say of each. */
export function PrintedGoals({ review, columns }: { review: ReadReview; columns: readonly Column[] }) {
  if (review.goals.length === 0) return null;
  return (
    <section>
      <h2>Goals</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Goal</th>
            <th scope="col">Measured</th>
            <th scope="col">Result</th>
            {columns.map(({ name, side }) => (
              <th key={side.id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {review.goals.map((goal) => (
            <tr key={goal.id}>
              <th scope="row">{goal.title}</th>
              <td>
                {goal.keyResults
                  .map(({ currentValue, target, unit }) =>
                    `${currentValue === null ? "none" : formatNumber(currentValue)} of ${formatNumber(target)} ${unit}`.trim(),
                  )
                  .join("; ")}
              </td>
              <td>{statusLook(goal.status).word}</td>
              {columns.map((column) => {
                const said = verdictOn(column, goal.id);
                return (
                  <td key={column.side.id} data-label={column.name}>
                    {said ? [realismWord(said.choice), said.text].filter(Boolean).join(". ") : ""}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What one side wrote, with its evidence numbered below. */
export function PrintedSide({ review, column }: { review: ReadReview; column: Column }) {
  const { side, name } = column;
  const cited: string[] = [];
  const numberOf = (label: string) => {
    if (!cited.includes(label)) cited.push(label);
    return cited.indexOf(label) + 1;
  };
  const told = side.questions
    .filter(({ kind }) => kind !== "GOAL_REALISM" && kind !== "PRIVATE_NOTE")
    .map((question) => ({ question, answers: answersTo(column, question).filter(({ content }) => hasSaid(content)) }))
    .filter(({ answers }) => answers.length > 0)
    .map(({ question, answers }) => ({
      question,
      // Drawn in order here, so that the numbers follow the text.
      answers: answers.map((answer) => ({
        ...answer,
        parts: partsOf(answer.content.text, answer.content.cites).map((part) =>
          part.cite ? { number: numberOf(part.cite.label) } : part.text,
        ),
        others: answer.content.cites
          .filter(({ label }) => !answer.content.text.includes(`[${label}]`))
          .map(({ label }) => numberOf(label)),
      })),
    }));
  if (told.length === 0) return null;
  return (
    <>
      <h2 className="paper-side">{side.direction === "SELF" ? `In ${name}’s words` : `${name} writes`}</h2>
      {told.map(({ question, answers }) => (
        <section key={question.id}>
          <h3>{question.title}</h3>
          {answers.map(({ key, subject, content, parts, others }) => (
            <p key={key} className="paper-text">
              {subject && <b>{subject}. </b>}
              {verdictOf(review, question.kind, content)}
              {parts.map((part, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the parts stand in the order of the text and have no other name.
                <span key={index}>{typeof part === "string" ? part : <sup>{part.number}</sup>}</span>
              ))}
              {others.map((number) => (
                <sup key={number}> {number}</sup>
              ))}
            </p>
          ))}
        </section>
      ))}
      {cited.length > 0 && (
        <section>
          <h3>Evidence</h3>
          <ol className="paper-evidence">
            {cited.map((label) => (
              <li key={label}>{label}</li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

function verdictOf(
  review: ReadReview,
  kind: string,
  { rating, choice, yes, levelBefore, levelAfter }: Content,
): string {
  const steps = kind === "SUPPORT" ? supportSteps(review.scale.steps) : review.scale.steps;
  const step = steps.find(({ value }) => value === rating);
  const words = [
    step && `${step.value} ${step.label}`,
    choiceWord(kind, choice),
    yes !== null && (yes ? "Yes" : "No"),
    levelBefore !== null && levelAfter !== null && `Level ${levelBefore} to ${levelAfter}`,
  ].filter(Boolean);
  return words.length > 0 ? `${words.join(", ")}. ` : "";
}
