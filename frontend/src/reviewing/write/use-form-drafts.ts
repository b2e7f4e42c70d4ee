import { useEffect, useState, useSyncExternalStore } from "react";
import { type CombinedError, useClient } from "urql";
import { newKey } from "../../graphql/idempotency-key";
import { useViewer } from "../../graphql/viewer";
import { FormDrafts, type Place } from "../drafts/form-drafts";
import { localCopies } from "../drafts/local-copies";
import { type AnswerRow, answersQuery, type Form } from "./form-query";
import { type Asked, sendAnswer, sendRemoval, toSaved } from "./send-answer";

const tab = newKey();

export interface LoadedDrafts {
  drafts: FormDrafts | null;
  error: CombinedError | undefined;
  retry: () => void;
}

/** The answers of a form as drafts: loaded once, then kept safe until the page is left. */
export function useFormDrafts(form: Form): LoadedDrafts {
  const client = useClient();
  const { email } = useViewer();
  const [drafts, setDrafts] = useState<FormDrafts | null>(null);
  const [error, setError] = useState<CombinedError>();
  const [tries, setTries] = useState(0);
  const { id } = form;

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another form, or another try, starts anew.
  useEffect(() => {
    let left = false;
    let made: FormDrafts | undefined;
    setDrafts(null);
    setError(undefined);
    client
      .query(answersQuery, { id }, { requestPolicy: "network-only" })
      .toPromise()
      .then(async (result) => {
        if (left) return;
        if (!result.data?.review) return setError(result.error);
        const rows = result.data.review.answers;
        made = new FormDrafts(
          {
            copies: localCopies,
            owner: `${email}/${id}`,
            tab,
            send: (place) => sendAnswer(client, askedAt(form, place)),
            remove: (answerId, version) => sendRemoval(client, answerId, version),
          },
          rows.map((row) => ({ place: placeOf(row), saved: toSaved(row) })),
        );
        await made.restore(placesOf(form, rows));
        if (left) made.stop();
        else setDrafts(made);
      });
    return () => {
      left = true;
      void made?.flush();
      made?.stop();
    };
  }, [client, email, id, tries]);

  useEffect(() => {
    if (!drafts) return;
    const hidden = () => document.visibilityState === "hidden" && void drafts.flush();
    const back = () => void drafts.flush();
    // While neither device nor server has everything, the browser asks before the tab is closed.
    const leaving = (event: BeforeUnloadEvent) => {
      if (["typing", "nowhere"].includes(drafts.summary.where)) event.preventDefault();
    };
    document.addEventListener("visibilitychange", hidden);
    window.addEventListener("online", back);
    window.addEventListener("beforeunload", leaving);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      window.removeEventListener("online", back);
      window.removeEventListener("beforeunload", leaving);
    };
  }, [drafts]);

  return { drafts, error, retry: () => setTries((count) => count + 1) };
}

/** Draws again with every change of any answer. */
export function useRevision(drafts: FormDrafts): number {
  return useSyncExternalStore(drafts.subscribe, drafts.revision);
}

function placeOf(row: AnswerRow): Place {
  return { questionId: row.question.id, subjectId: row.goal?.id ?? row.skill?.id ?? row.standard?.id ?? "" };
}

function placesOf(form: Form, rows: readonly AnswerRow[]): Place[] {
  const single = form.questions.map(({ id }) => ({ questionId: id, subjectId: "" }));
  const each = { GOAL_REALISM: form.goals, STANDARDS: form.standards };
  const subjectsOf = (kind: string) => Object.entries(each).find(([name]) => name === kind)?.[1] ?? [];
  const perSubject = form.questions.flatMap(({ id, kind }) =>
    subjectsOf(kind).map((subject) => ({ questionId: id, subjectId: subject.id })),
  );
  return [...single, ...perSubject, ...rows.map(placeOf).filter(({ subjectId }) => subjectId !== "")];
}

function askedAt(form: Form, { questionId, subjectId }: Place): Asked {
  const asked = { reviewId: form.id, questionId };
  if (!subjectId) return asked;
  const kind = form.questions.find(({ id }) => id === questionId)?.kind;
  if (kind === "GOAL_REALISM") return { ...asked, goalId: subjectId };
  return kind === "STANDARDS" ? { ...asked, standardId: subjectId } : { ...asked, skillId: subjectId };
}
