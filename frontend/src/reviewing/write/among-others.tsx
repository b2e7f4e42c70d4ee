import type { SubjectAnswer } from "../read/answer-block";
import type { Question } from "./form-query";
import "../read/others.css";

/** How an answer without a name will stand: the words among those of the others, the rating inside a mean. */
export function AmongOthers({ question, answers }: { question: Question; answers: readonly SubjectAnswer[] }) {
  const { rating = null, text = "" } = answers[0]?.content ?? {};
  if (rating === null && !text) return <p className="faint small">Not answered yet.</p>;
  return (
    <div className="others-questions">
      {rating !== null && (
        <p>
          A mean of all ratings for “{question.title}”, yours among them; none where it would tell what somebody said.
        </p>
      )}
      {text && (
        <ul className="others-texts">
          <li className="faint">What somebody else wrote</li>
          <li>{text}</li>
          <li className="faint">What somebody else wrote</li>
        </ul>
      )}
    </div>
  );
}
