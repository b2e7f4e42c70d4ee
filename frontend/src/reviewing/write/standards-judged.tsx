import { Checkbox } from "../../ui/choices";
import type { Question } from "./form-query";
import { RatingCards } from "./rating-cards";
import { NO_BASIS, withAnchors } from "./standards";
import { useWriting } from "./writing-context";
import { WritingField } from "./writing-field";

/** Every standard of the role: a step by how the standard shows there, or that there is no basis to judge. */
export function StandardsJudged({ question }: { question: Question }) {
  const { form } = useWriting();
  if (form.standards.length === 0) {
    return (
      <p className="muted">
        No standards were kept for this role when the cycle was launched, so there is nothing to judge here.
      </p>
    );
  }
  return (
    <ul className="stack">
      {form.standards.map((standard) => (
        <Judged key={standard.id} question={question} standard={standard} />
      ))}
    </ul>
  );
}

type Standard = ReturnType<typeof useWriting>["form"]["standards"][number];

function Judged({ question, standard }: { question: Question; standard: Standard }) {
  const { form, drafts } = useWriting();
  const { id, name, description, weight, anchors } = standard;
  const place = { questionId: question.id, subjectId: id };
  const draft = drafts.at(place);
  const { rating, choice } = draft.state.content;
  return (
    <li className="goal-verdict">
      <div className="stack-small">
        <div className="row row-between">
          <h2 className="goal-verdict-title">{name}</h2>
          <span className="small muted">Counts {weight}% in the role</span>
        </div>
        {description && <p className="small muted">{description}</p>}
      </div>
      <RatingCards
        label={`Step for ${name}`}
        steps={withAnchors(form.scale.steps, anchors)}
        value={rating}
        onChange={(value) => draft.change({ rating: value, choice: "" })}
      />
      <Checkbox
        label={`No basis to judge ${name}`}
        isSelected={choice === NO_BASIS}
        onChange={(none) => draft.change(none ? { rating: null, choice: NO_BASIS } : { choice: "" })}
      />
      <WritingField place={place} label={`What you saw of ${name}`} showLabel short />
    </li>
  );
}
