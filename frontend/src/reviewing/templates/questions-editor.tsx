import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { type FormErrors, useFieldErrors } from "../../ui/form";
import { QuestionEditor } from "./question-editor";
import { emptyQuestion, moved, type QuestionContent } from "./template-content";
import type { Direction } from "./template-query";
import { directionWords, kindWords } from "./template-words";

export interface QuestionsEditorProps {
  questions: readonly QuestionContent[];
  errors: FormErrors;
  onChange: (questions: readonly QuestionContent[]) => void;
}

/** Everything a form asks, by who is asked; one question is open at a time unless something is wrong with it. */
export function QuestionsEditor({ questions, errors, onChange }: QuestionsEditorProps) {
  const wrong = useFieldErrors("questions");
  return (
    <>
      {wrong.length > 0 && (
        <ul className="field-error">
          {wrong.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      {(Object.keys(directionWords) as Direction[]).map((direction) => {
        const mine = questions.filter((question) => question.direction === direction);
        const others = questions.filter((question) => question.direction !== direction);
        const put = (next: readonly QuestionContent[]) => onChange([...others, ...next]);
        return (
          <Card
            key={direction}
            title={`${directionWords[direction]}: what is asked`}
            note={mine.length === 0 ? "nothing" : undefined}
          >
            <ol className="stack">
              {mine.map((question, at) => {
                const place = questions.indexOf(question);
                const path = `questions.${place}`;
                const faulty = Object.keys(errors).some((name) => name.startsWith(`${path}.`));
                return (
                  <li key={question.key} className="question-edited">
                    <details open={faulty || question.title === ""}>
                      <summary>
                        <span className="tiny faint">{kindWords[question.kind]}</span>
                        <span className="strong">{question.title || "New question"}</span>
                      </summary>
                      <QuestionEditor
                        path={path}
                        question={question}
                        onChange={(part) => put(mine.map((one) => (one === question ? { ...one, ...part } : one)))}
                      />
                    </details>
                    <div className="button-group">
                      <Button
                        kind="ghost"
                        size="small"
                        label={`Move “${question.title}” up`}
                        icon={<ArrowUp className="icon icon-small" />}
                        disabled={at === 0}
                        onClick={() => put(moved(mine, at, -1))}
                      />
                      <Button
                        kind="ghost"
                        size="small"
                        label={`Move “${question.title}” down`}
                        icon={<ArrowDown className="icon icon-small" />}
                        disabled={at === mine.length - 1}
                        onClick={() => put(moved(mine, at, 1))}
                      />
                      <Button
                        kind="ghost"
                        size="small"
                        label={`Remove “${question.title}”`}
                        icon={<Trash2 className="icon icon-small" />}
                        onClick={() => put(mine.filter((one) => one !== question))}
                      />
                    </div>
                  </li>
                );
              })}
            </ol>
            <Button
              size="small"
              icon={<Plus className="icon icon-small" />}
              onClick={() => put([...mine, emptyQuestion(direction, mine.at(-1)?.section)])}
            >
              Add a question
            </Button>
          </Card>
        );
      })}
    </>
  );
}
