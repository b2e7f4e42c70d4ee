import { countWords } from "../drafts/content";
import type { FormDrafts } from "../drafts/form-drafts";
import type { Form, Question } from "./form-query";

export type StepMark = "done" | "started" | "open";

export interface Step {
  number: number;
  label: string;
  question: Question;
  mark: StepMark;
  /** How far it is, in words. */
  note: string;
  /** What the form cannot be handed in without. */
  missing: readonly string[];
}

/** The steps of a form, one question each, and how far each is. The server has the last word when it is handed in. */
export function stepsOf(form: Form, drafts: FormDrafts): Step[] {
  return form.questions.map((question, index) => {
    const shared = form.questions.some((other) => other !== question && other.section === question.section);
    const label = shared ? question.title : question.section;
    return { number: index + 1, label, question, ...progress(form, question, drafts) };
  });
}

type Progress = Pick<Step, "mark" | "note" | "missing">;

function progress(form: Form, question: Question, drafts: FormDrafts): Progress {
  switch (question.kind) {
    case "GOAL_REALISM":
      return ofGoals(form, question, drafts);
    case "SKILLS_GAINED":
      return ofSkills(question, drafts);
    case "STANDARDS":
      return ofStandards(form, question, drafts);
    default:
      return ofOne(form, question, drafts);
  }
}

function ofGoals(form: Form, { id: questionId }: Question, drafts: FormDrafts): Progress {
  const of = form.goals.length;
  if (of === 0) return { mark: "done", note: "No agreed goals", missing: [] };
  const rated = form.goals.filter(({ id }) => drafts.state({ questionId, subjectId: id }).content.choice !== "").length;
  const missing =
    form.cycle.realismRequired && rated < of
      ? [`Say how realistic ${countOf(of - rated, "goal")} ${of - rated === 1 ? "was" : "were"}.`]
      : [];
  return { mark: rated === of ? "done" : rated > 0 ? "started" : "open", note: `${rated} of ${of} rated`, missing };
}

function ofSkills({ id: questionId, required }: Question, drafts: FormDrafts): Progress {
  const rows = drafts.subjects(questionId).map((subjectId) => drafts.state({ questionId, subjectId }).content);
  const half = rows.filter(({ levelBefore, levelAfter }) => levelBefore === null || levelAfter === null).length;
  if (rows.length === 0) {
    return { mark: "open", note: required ? "Not started" : "Optional", missing: required ? ["Add a skill."] : [] };
  }
  const missing = half > 0 ? [`Give ${countOf(half, "skill")} a level before and after, or remove it.`] : [];
  return { mark: half > 0 ? "started" : "done", note: countOf(rows.length, "skill"), missing };
}

function ofStandards(form: Form, { id: questionId, required }: Question, drafts: FormDrafts): Progress {
  const of = form.standards.length;
  if (of === 0) return { mark: "done", note: "No standards", missing: [] };
  const given = form.standards.map(({ id }) => drafts.state({ questionId, subjectId: id }).content);
  const judged = given.filter(({ rating, choice }) => rating !== null || choice !== "").length;
  const missing = required && judged < of ? [`Judge ${countOf(of - judged, "standard")}.`] : [];
  const unproved = given.filter(({ rating, cites }) => isExtreme(form, rating) && cites.length === 0).length;
  if (form.cycle.evidenceForExtremes && unproved > 0) {
    missing.push(`Cite evidence for ${countOf(unproved, "standard")} at an end of the scale.`);
  }
  const done = judged === of && missing.length === 0;
  return { mark: done ? "done" : judged > 0 ? "started" : "open", note: `${judged} of ${of} judged`, missing };
}

function isExtreme(form: Form, rating: number | null): boolean {
  const values = form.scale.steps.map(({ value }) => value);
  return rating !== null && (rating === Math.min(...values) || rating === Math.max(...values));
}

function ofOne(form: Form, question: Question, drafts: FormDrafts): Progress {
  const { kind, required } = question;
  const { rating, choice, yes, text, cites } = drafts.state({ questionId: question.id, subjectId: "" }).content;
  const words = countWords(text);
  const complete = {
    RATING: rating !== null,
    CHOICE: choice !== "",
    YES_NO: yes !== null,
    SUPPORT: rating !== null || words > 0,
    TEXT: words > 0,
    PRIVATE_NOTE: words > 0,
    GOAL_REALISM: false,
    SKILLS_GAINED: false,
    STANDARDS: false,
  }[kind];
  const missing = required && !complete ? [`Answer “${question.title}”.`] : [];
  if (kind === "RATING" && form.cycle.evidenceForExtremes && isExtreme(form, rating) && cites.length === 0) {
    missing.push(`A ${rating} needs evidence: cite at least one thing.`);
  }
  const step = form.scale.steps.find(({ value }) => value === rating);
  const parts = [step && `${step.value} ${step.label}`, words > 0 && countOf(words, "word")].filter(Boolean);
  const begun = complete || parts.length > 0;
  const note = parts.join(", ") || (begun ? "Answered" : required ? "Not started" : "Optional");
  return { mark: complete && missing.length === 0 ? "done" : begun ? "started" : "open", note, missing };
}

export function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
