import { Eye, EyeOff } from "lucide-react";
import type { Form, Question } from "./form-query";

/** Who will read this answer, and whether they know whose it is: before a word is written. */
export function QuestionTold({ form, question }: { form: Form; question: Question }) {
  const told = form.questionReaders.find((one) => one.question.id === question.id);
  if (!told) return null;
  const Icon = told.named ? Eye : EyeOff;
  return (
    <p className="small muted row question-told">
      <Icon className="icon icon-small" />
      <span>{told.words}</span>
    </p>
  );
}
