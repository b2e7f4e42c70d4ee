import { Lock } from "lucide-react";
import { Callout } from "../../ui/callout";
import { RadioGroup } from "../../ui/choices";
import { isWithoutName } from "../form-words";
import type { Question } from "./form-query";
import { GoalRealism } from "./goal-realism";
import { LastAsks } from "./last-asks";
import { NextGoals } from "./next-goals";
import { PromisedSupport } from "./promised-support";
import { RatingCards } from "./rating-cards";
import { SkillsGained } from "./skills-gained";
import { StandardsJudged } from "./standards-judged";
import { supportSteps } from "./support";
import { useWriting } from "./writing-context";
import { WritingField } from "./writing-field";

/** One question, in the way it is answered. */
export function QuestionBody({ question }: { question: Question }) {
  if (question.kind === "GOAL_REALISM") return <GoalRealism question={question} />;
  if (question.kind === "SKILLS_GAINED") return <SkillsGained question={question} />;
  if (question.kind === "STANDARDS") return <StandardsJudged question={question} />;
  return <SingleAnswer question={question} />;
}

function SingleAnswer({ question }: { question: Question }) {
  const { form, drafts } = useWriting();
  const { id, kind, title, choices, overall, looksAhead } = question;
  const place = { questionId: id, subjectId: "" };
  const draft = drafts.at(place);
  const { rating, choice, yes } = draft.state.content;
  const rated = kind === "RATING" || kind === "SUPPORT";
  return (
    <div className="stack">
      {kind === "PRIVATE_NOTE" && (
        <div className="private-note row">
          <Lock className="icon" />
          <p>
            Only you and HR read this. <bdi>{form.reviewee.name}</bdi> never does, and it is not in the preview or the
            print.
          </p>
        </div>
      )}
      {kind === "SUPPORT" && <PromisedSupport />}
      {looksAhead && <LastAsks />}
      {rated && (
        <RatingCards
          label={title}
          steps={kind === "SUPPORT" ? supportSteps(form.scale.steps) : form.scale.steps}
          value={rating}
          onChange={(value) => draft.change({ rating: value })}
        />
      )}
      {kind === "CHOICE" && (
        <RadioGroup
          label={title}
          value={choice}
          onChange={(value) => draft.change({ choice: value })}
          options={choices.map((value) => ({ value, label: value }))}
        />
      )}
      {kind === "YES_NO" && (
        <RadioGroup
          label={title}
          value={yes === null ? "" : yes ? "yes" : "no"}
          onChange={(value) => draft.change({ yes: value === "yes" })}
          options={[
            { value: "yes", label: "Yes" },
            { value: "no", label: "No" },
          ]}
        />
      )}
      <WritingField place={place} label={title} looksAhead={looksAhead} />
      {looksAhead && !isWithoutName(form.direction) && <NextGoals />}
      {overall && (
        <Callout>
          The rating is yours. Headway never suggests one, and it sets no pay: a reward is proposed on its own.
        </Callout>
      )}
    </div>
  );
}
