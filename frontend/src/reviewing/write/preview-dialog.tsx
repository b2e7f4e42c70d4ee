import { Lock } from "lucide-react";
import { Dialog } from "../../ui/dialog";
import type { FormDrafts } from "../drafts/form-drafts";
import { isWithoutName } from "../form-words";
import { AnswerBlock, type SubjectAnswer } from "../read/answer-block";
import { AmongOthers } from "./among-others";
import type { Form, Question } from "./form-query";

export interface PreviewDialogProps {
  form: Form;
  drafts: FormDrafts;
  skillNames: ReadonlyMap<string, string>;
  onClose: () => void;
}

/** Exactly what the other person will read: the private note is not part of it. */
export function PreviewDialog({ form, drafts, skillNames, onClose }: PreviewDialogProps) {
  const told = form.questions.filter(({ kind }) => kind !== "PRIVATE_NOTE");
  const hidden = form.questions.length - told.length;
  const nameless = isWithoutName(form.direction);
  const title = form.direction === "SELF" ? "What your manager will read" : `What ${form.reviewee.name} will read`;
  return (
    <Dialog title={title} isOpen onClose={onClose} wide>
      <div className="stack">
        <p className="muted small">{form.readers}</p>
        {told.map((question) => (
          <section key={question.id} className="stack-small">
            <h3>{question.title}</h3>
            {nameless ? (
              <AmongOthers question={question} answers={answersTo(question)} />
            ) : (
              <AnswerBlock question={question} steps={form.scale.steps} answers={answersTo(question)} />
            )}
          </section>
        ))}
        {hidden > 0 && (
          <p className="small muted row">
            <Lock className="icon icon-small" />
            The private note to HR is not shown, and nothing says that there is one.
          </p>
        )}
      </div>
    </Dialog>
  );

  function subjectOf(subjectId: string): Pick<SubjectAnswer, "subject" | "anchors"> {
    if (!subjectId) return { subject: null };
    const standard = form.standards.find(({ id }) => id === subjectId);
    if (standard) return { subject: standard.name, anchors: standard.anchors };
    return { subject: form.goals.find(({ id }) => id === subjectId)?.title ?? skillNames.get(subjectId) ?? "Skill" };
  }

  function answersTo({ id: questionId }: Question): SubjectAnswer[] {
    return drafts.written
      .filter((answer) => answer.questionId === questionId)
      .map(({ subjectId, content }) => ({
        key: subjectId,
        ...subjectOf(subjectId),
        content,
      }));
  }
}
