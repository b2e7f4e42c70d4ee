import { Lock } from "lucide-react";
import { PersonLine } from "../../ui/avatar";
import { Card } from "../../ui/card";
import { PaceBar } from "../../ui/pace-bar";
import { StatusPill } from "../../ui/status-pill";
import { realismWord } from "../write/realism";
import { AnswerBlock } from "./answer-block";
import { CitedText, OtherCites } from "./cited-text";
import type { ReadReview } from "./read-query";
import { answersTo, type Column, questionsIn, sectionsOf, verdictOn } from "./sides";

/** Both forms question by question, beside each other. */
export function BothSides({ review, columns }: { review: ReadReview; columns: readonly Column[] }) {
  return (
    <div className="stack">
      {sectionsOf(columns).map((section) => {
        const perGoal = columns.some((column) => questionsIn(column, section)[0]?.kind === "GOAL_REALISM");
        const isPrivate = columns.every((column) =>
          questionsIn(column, section).every(({ kind }) => kind === "PRIVATE_NOTE"),
        );
        return (
          <Card
            key={section}
            title={section}
            note={isPrivate && <PrivateMark />}
            className={isPrivate ? "no-print" : undefined}
            flush
          >
            {perGoal ? (
              <Goals review={review} columns={columns} />
            ) : (
              <div className={columns.length > 1 ? "sides" : "sides sides-one"}>
                {columns.map((column) => (
                  <SideOf key={column.side.id} review={review} column={column} section={section} />
                ))}
              </div>
            )}
          </Card>
        );
      })}
    </div>
  );
}

function PrivateMark() {
  return (
    <span className="row">
      <Lock className="icon icon-small" />
      only its author and HR read this
    </span>
  );
}

function SideOf({ review, column, section }: { review: ReadReview; column: Column; section: string }) {
  const questions = questionsIn(column, section);
  if (questions.length === 0) return null;
  return (
    <div className="side">
      <PersonLine name={column.name} size="small" />
      {questions.map((question) => (
        <div key={question.id} className="stack-small">
          <h3 className="side-question">{question.title}</h3>
          <AnswerBlock question={question} steps={review.scale.steps} answers={answersTo(column, question)} />
        </div>
      ))}
    </div>
  );
}

function Goals({ review, columns }: { review: ReadReview; columns: readonly Column[] }) {
  if (review.goals.length === 0) return <p className="side-empty faint">No agreed goals in this period.</p>;
  return (
    <ul>
      {review.goals.map((goal) => (
        <li key={goal.id} className="goal-sides">
          <div className="stack-small">
            <div className="row row-between">
              <h3>{goal.title}</h3>
              <StatusPill status={goal.status} />
            </div>
            {goal.progress !== null && (
              <PaceBar done={goal.progress} pace={goal.expected} status={goal.status} label={goal.title} />
            )}
          </div>
          <div className={columns.length > 1 ? "sides sides-flat" : "sides sides-flat sides-one"}>
            {columns.map((column) => {
              const said = verdictOn(column, goal.id);
              return (
                <div key={column.side.id} className="side">
                  <PersonLine name={column.name} size="small" />
                  {said ? (
                    <div>
                      {said.choice && <p className="verdict strong">{realismWord(said.choice)}</p>}
                      {said.text && <CitedText text={said.text} cites={said.cites} />}
                      <OtherCites text={said.text} cites={said.cites} />
                    </div>
                  ) : (
                    <p className="faint small">No answer</p>
                  )}
                </div>
              );
            })}
          </div>
        </li>
      ))}
    </ul>
  );
}
