import type { Content } from "../drafts/content";
import type { Question, ScaleStep } from "../write/form-query";
import { choiceWord, withAnchors } from "../write/standards";
import { supportSteps } from "../write/support";
import { CitedText, OtherCites } from "./cited-text";

export interface SubjectAnswer {
  key: string;
  /** The goal, skill or standard, where the question asks for each. */
  subject: string | null;
  /** How each step of the standard shows, where it is one. */
  anchors?: readonly string[];
  content: Content;
}

export interface AnswerBlockProps {
  question: Pick<Question, "kind">;
  steps: readonly ScaleStep[];
  answers: readonly SubjectAnswer[];
}

/** What somebody answered to one question, in words. */
export function AnswerBlock({ question, steps, answers }: AnswerBlockProps) {
  const said = answers.filter(({ content }) => hasSaid(content));
  if (said.length === 0) return <p className="faint small">No answer</p>;
  return (
    <div className="stack-small">
      {said.map(({ key, subject, anchors, content }) => (
        <div key={key}>
          {subject && <p className="strong small">{subject}</p>}
          <Verdict question={question} steps={anchors ? withAnchors(steps, anchors) : steps} content={content} />
          {content.text && <CitedText text={content.text} cites={content.cites} />}
          <OtherCites text={content.text} cites={content.cites} />
        </div>
      ))}
    </div>
  );
}

export function hasSaid({ rating, choice, yes, text, levelBefore, levelAfter }: Content): boolean {
  return rating !== null || choice !== "" || yes !== null || text !== "" || levelBefore !== null || levelAfter !== null;
}

function Verdict({ question, steps, content }: Omit<AnswerBlockProps, "answers"> & { content: Content }) {
  const { rating, choice, yes, levelBefore, levelAfter } = content;
  const words = question.kind === "SUPPORT" ? supportSteps(steps) : steps;
  const step = words.find(({ value }) => value === rating);
  return (
    <>
      {step && (
        <p className="verdict">
          <b>
            {step.value} {step.label}
          </b>
          {step.anchor && <span className="muted small"> {step.anchor}</span>}
        </p>
      )}
      {choice && <p className="verdict">{choiceWord(question.kind, choice)}</p>}
      {yes !== null && <p className="verdict">{yes ? "Yes" : "No"}</p>}
      {(levelBefore !== null || levelAfter !== null) && (
        <p className="verdict">
          Level {levelBefore ?? "not given"} before, {levelAfter ?? "not given"} now
        </p>
      )}
    </>
  );
}
