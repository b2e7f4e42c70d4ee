import { useCallback, useEffect, useRef, useState } from "react";
import { useShortcut } from "../../ui/shortcuts";
import { showToast } from "../../ui/toast";
import type { FormDrafts, Place } from "../drafts/form-drafts";
import { withCite, withoutCite } from "./citing";
import type { Evidence } from "./evidence-query";
import type { Form } from "./form-query";

/** Another step: the question takes the focus, so that it is read and the page starts at its top. */
export function useHeading(step: number | undefined) {
  const heading = useRef<HTMLHeadingElement>(null);
  const drawn = useRef(step);
  useEffect(() => {
    if (drawn.current === step) return;
    drawn.current = step;
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: "center" });
  }, [step]);
  return heading;
}

/** Where a cite goes: the answer that had the focus last, a goal's own comment for what belongs to a goal. */
export function useCiting(form: Form, drafts: FormDrafts, questionId: string, items: readonly Evidence[]) {
  const aimed = useRef<{ place: Place; caret: number | null } | null>(null);
  const [place, setPlace] = useState<Place>({ questionId, subjectId: "" });
  const [focused, setFocused] = useState<string | null>(null);
  const question = form.questions.find(({ id }) => id === questionId);
  const perGoal = question?.kind === "GOAL_REALISM";
  const first = perGoal
    ? (form.goals[0]?.id ?? "")
    : question?.kind === "SKILLS_GAINED"
      ? (drafts.subjects(questionId)[0] ?? "")
      : question?.kind === "STANDARDS"
        ? (form.standards[0]?.id ?? "")
        : "";
  const current =
    place.questionId === questionId && (place.subjectId !== "" || first === "")
      ? place
      : { questionId, subjectId: first };

  const aim = useCallback((next: Place, caret: number | null) => {
    aimed.current = { place: next, caret };
    setPlace((before) =>
      before.questionId === next.questionId && before.subjectId === next.subjectId ? before : next,
    );
  }, []);

  function placeFor(item: Evidence): Place {
    const goal = perGoal && form.goals.find(({ id }) => id === item.goal?.id);
    return goal ? { questionId, subjectId: goal.id } : current;
  }

  function cite(item: Evidence): void {
    const target = placeFor(item);
    if (question?.kind === "SKILLS_GAINED" && target.subjectId === "") {
      showToast("Add a skill first; then its evidence can be cited.");
      return;
    }
    const draft = drafts.at(target);
    if (draft.state.content.cites.some(({ id }) => id === item.id)) return;
    const at = aimed.current;
    const same = at?.place.questionId === target.questionId && at.place.subjectId === target.subjectId;
    draft.change(
      withCite(draft.state.content, { kind: item.kind, id: item.id, label: item.title }, same ? at.caret : null),
    );
    if (same) aimed.current = null;
    aim(target, null);
    void draft.flush();
  }

  function remove(item: Evidence): void {
    const draft = drafts.at(current);
    const cited = draft.state.content.cites.find(({ id }) => id === item.id);
    if (!cited) return;
    draft.change(withoutCite(draft.state.content, cited));
    void draft.flush();
  }

  const target = items.find(({ id }) => id === focused) ?? items[0];
  const citeFocused = target && current.questionId ? () => cite(target) : undefined;
  const run = useRef(citeFocused);
  run.current = citeFocused;
  useShortcut(
    "mod+e",
    "Cite the focused evidence",
    useCallback(() => run.current?.(), []),
  );

  return { place: current, aim, cite, remove, focusItem: (item: Evidence) => setFocused(item.id) };
}
