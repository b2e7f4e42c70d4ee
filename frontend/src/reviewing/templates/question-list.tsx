import { History, PencilLine } from "lucide-react";
import { Button } from "../../ui/button";
import { Chip } from "../../ui/chip";
import { formatDay } from "../../ui/format";
import type { TemplateQuestion } from "./template-query";
import { kindWords } from "./template-words";

export interface QuestionListProps {
  questions: readonly TemplateQuestion[];
  onFix: (question: TemplateQuestion) => void;
}

/** What one side is asked, in order, each with the words it had before. */
export function QuestionList({ questions, onFix }: QuestionListProps) {
  return (
    <ol className="question-list">
      {questions.map((question) => (
        <li key={question.id}>
          <div className="row row-between">
            <div className="grow">
              <p className="tiny faint">{question.section}</p>
              <p className="strong">{question.title}</p>
            </div>
            <Button
              kind="ghost"
              size="small"
              icon={<PencilLine className="icon icon-small" />}
              label={`Put the words of “${question.title}” right`}
              onClick={() => onFix(question)}
            />
          </div>
          {question.help && <p className="small muted">{question.help}</p>}
          <p className="row row-wrap">
            {marks(question).map((mark) => (
              <Chip key={mark} tone="outline">
                {mark}
              </Chip>
            ))}
          </p>
          {question.earlierWordings.length > 0 && (
            <details className="small">
              <summary className="row">
                <History className="icon icon-small" /> Words before
              </summary>
              <ul className="stack-small">
                {question.earlierWordings.map(({ id, title, help, replacedAt }) => (
                  <li key={id}>
                    Until {formatDay(replacedAt.slice(0, 10))}: “{title}”{" "}
                    {help && <span className="muted">{help}</span>}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}

function marks({ kind, required, overall, looksAhead, choices, roleProfiles }: TemplateQuestion): string[] {
  return [
    kindWords[kind],
    ...(required ? [] : ["Optional"]),
    ...(overall ? ["Overall rating"] : []),
    ...(looksAhead ? ["Next period"] : []),
    ...choices,
    ...(roleProfiles.length > 0 ? [`Only ${roleProfiles.map(({ name }) => name).join(", ")}`] : []),
  ];
}
