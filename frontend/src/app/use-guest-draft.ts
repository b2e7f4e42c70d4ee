import { useEffect, useRef, useState } from "react";
import { type GuestAnswer, type GuestForm, noAnswer } from "./guest-query";
import { call } from "./session";
import { useCall } from "./use-call";

/** A moment after the last key. */
const PAUSE = 1_200;

/** Answers that are kept on the server while they are written, and handed in whole. */
export function useGuestDraft(token: string, form: GuestForm) {
  const [answers, setAnswers] = useState(form.answers);
  const [words, say] = useState("");
  const version = useRef(form.version);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<typeof answers>(undefined);
  const saving = useRef<Promise<void>>(Promise.resolve());
  const { post, sending, errors } = useCall();

  useEffect(() => () => clearTimeout(timer.current), []);
  // Who leaves, or only looks elsewhere, waits for no pause.
  const leave = useRef(() => {});
  leave.current = send;
  useEffect(() => {
    const left = () => document.visibilityState === "hidden" && leave.current();
    document.addEventListener("visibilitychange", left);
    return () => document.removeEventListener("visibilitychange", left);
  }, []);

  /** One after the other: each needs the version that the one before it left. */
  function send(): void {
    clearTimeout(timer.current);
    const content = waiting.current;
    waiting.current = undefined;
    if (content) saving.current = saving.current.then(() => save(content));
  }

  async function save(content: typeof answers): Promise<void> {
    const body = { token, version: version.current, answers: content };
    const answer = await call<GuestForm>("POST", "/guests/save", body, document.visibilityState === "hidden");
    if (answer.ok) version.current = answer.data.version;
    say(answer.ok ? "Saved." : (Object.values(answer.errors)[0]?.[0] ?? "Not saved."));
  }

  function change(id: string, answer: GuestAnswer): void {
    const next = { ...answers, [id]: answer };
    setAnswers(next);
    say("Saving");
    waiting.current = next;
    clearTimeout(timer.current);
    timer.current = setTimeout(send, PAUSE);
  }

  async function handIn(): Promise<boolean> {
    clearTimeout(timer.current);
    waiting.current = undefined;
    await saving.current;
    return (await post("/guests/hand-in", { token, version: version.current, answers })).ok;
  }

  return { answerTo: (id: string) => answers[id] ?? noAnswer, change, handIn, words, sending, errors };
}
