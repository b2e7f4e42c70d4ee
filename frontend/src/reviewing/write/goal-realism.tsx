import { formatNumber } from "../../ui/format";
import { PaceBar } from "../../ui/pace-bar";
import { StatusPill } from "../../ui/status-pill";
import type { Goal, Question } from "./form-query";
import { ChoiceCards } from "./rating-cards";
import { realismWords } from "./realism";
import { useWriting } from "./writing-context";
import { WritingField } from "./writing-field";

const options = Object.entries(realismWords).map(([value, label]) => ({ value, label }));

/** Every goal with what was measured beside the verdict on it. */
export function GoalRealism({ question }: { question: Question }) {
  const { form, drafts } = useWriting();
  if (form.goals.length === 0) {
    return (
      <p className="muted">There are no agreed goals in {form.cycle.period.name}, so there is nothing to say here.</p>
    );
  }
  return (
    <ul className="stack">
      {form.goals.map((goal) => {
        const place = { questionId: question.id, subjectId: goal.id };
        const draft = drafts.at(place);
        return (
          <li key={goal.id} className="goal-verdict">
            <GoalFacts goal={goal} />
            <ChoiceCards
              label={`How realistic was “${goal.title}”?`}
              options={options}
              value={draft.state.content.choice}
              onChange={(choice) => draft.change({ choice })}
            />
            <WritingField place={place} label={`Comment on “${goal.title}”`} short />
          </li>
        );
      })}
    </ul>
  );
}

function GoalFacts({ goal }: { goal: Goal }) {
  const { title, status, statusReason, progress, expected, keyResults } = goal;
  return (
    <div className="stack-small">
      <div className="row row-between">
        <h2 className="goal-verdict-title">{title}</h2>
        <StatusPill status={status} />
      </div>
      {progress !== null && <PaceBar done={progress} pace={expected} status={status} label={title} />}
      <p className="small muted">{keyResults.map(measured).join(" · ") || statusReason}</p>
    </div>
  );
}

function measured({ title, unit, baseline, target, currentValue }: Goal["keyResults"][number]): string {
  const now = currentValue === null ? "no number yet" : formatNumber(currentValue);
  const measure = `${now} of ${formatNumber(target)} ${unit}`.trim();
  return `${title}: ${measure}, started at ${formatNumber(baseline)}`;
}
