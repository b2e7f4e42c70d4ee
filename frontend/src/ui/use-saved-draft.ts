import { useCallback, useEffect, useRef, useState } from "react";
import { useDraft } from "./use-draft";

/** What the server has, and its version; 0 while it has nothing. */
export interface Saved<Content> {
  content: Content;
  version: number;
}

export type SavedState = "saved" | "waiting" | "saving" | "unsent";

/** What came of saving: the new version, what somebody else saved meanwhile, or nothing. */
export type SaveAnswer<Content> = { version: number } | { current: Saved<Content> } | null;

export interface SavedDraft<Content> {
  content: Content;
  state: SavedState;
  /** What was saved elsewhere while something else was written here. */
  theirs: Content | null;
  change: (part: Partial<Content>) => void;
  keepMine: () => void;
  takeTheirs: () => void;
  /** Saves nothing more; answers the version that holds once what is under way has arrived. */
  hold: () => Promise<number>;
  /** Saves again after a `hold`. */
  release: () => void;
  /** Begins anew from what the server has now. */
  restart: (from: Saved<Content>) => void;
}

const rest = 1500;

/**
 * The state of a form that is kept on the device as it is typed, and on the server after a rest and when the page is left.
 * Written in two tabs, neither is overwritten before somebody chose. `save` may change from one drawing to the next.
 */
export function useSavedDraft<Content extends object>(
  key: string,
  onServer: Saved<Content>,
  save: (content: Content, version: number) => Promise<SaveAnswer<Content>>,
): SavedDraft<Content> {
  const { content: draft, change: changeDraft, reset } = useDraft<Saved<Content>>(key, () => onServer);
  const [state, setState] = useState<SavedState>("saved");
  const [theirs, setTheirs] = useState<Saved<Content> | null>(null);
  const saved = useRef(onServer);
  const now = useRef(draft);
  now.current = draft;
  const saving = useRef(save);
  saving.current = save;
  const sending = useRef<Promise<void> | null>(null);
  const held = useRef(false);

  // Written elsewhere while nothing was begun here.
  useEffect(() => {
    if (onServer.version > saved.current.version && same(now.current, saved.current)) {
      saved.current = onServer;
      reset(onServer);
    }
  }, [onServer, reset]);

  const send = useCallback(async (): Promise<void> => {
    const { content, version } = now.current;
    if (held.current || sending.current || same(now.current, saved.current)) return;
    setState("saving");
    const under = saving.current(content, version).then((answer) => {
      sending.current = null;
      if (answer && "current" in answer) setTheirs(answer.current);
      if (!answer || "current" in answer) return setState("unsent");
      saved.current = { content, version: answer.version };
      const still = same(now.current, saved.current);
      if (still && !held.current) reset(saved.current);
      else changeDraft({ version: answer.version });
      setState(still ? "saved" : "waiting");
    });
    sending.current = under;
    await under;
  }, [reset, changeDraft]);

  useEffect(() => {
    if (same(draft, saved.current) || theirs) return;
    const timer = setTimeout(() => void send(), rest);
    const leave = () => void send();
    document.addEventListener("visibilitychange", leave);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", leave);
    };
  }, [draft, theirs, send]);
  useEffect(() => () => void send(), [send]);

  const change = useCallback(
    (part: Partial<Content>) => {
      setState("waiting");
      changeDraft({ content: { ...now.current.content, ...part } });
    },
    [changeDraft],
  );
  const restart = useCallback(
    (from: Saved<Content>) => {
      saved.current = from;
      held.current = false;
      reset(from);
      setTheirs(null);
      setState("saved");
    },
    [reset],
  );
  const keepMine = useCallback(() => {
    if (theirs) changeDraft({ version: theirs.version });
    setTheirs(null);
  }, [theirs, changeDraft]);
  const takeTheirs = useCallback(() => theirs && restart(theirs), [theirs, restart]);
  const hold = useCallback(async () => {
    held.current = true;
    await sending.current;
    return saved.current.version;
  }, []);
  const release = useCallback(() => {
    held.current = false;
  }, []);

  return {
    content: draft.content,
    state,
    theirs: theirs?.content ?? null,
    change,
    keepMine,
    takeTheirs,
    hold,
    release,
    restart,
  };
}

function same<Content>(one: Saved<Content>, other: Saved<Content>): boolean {
  return JSON.stringify(one.content) === JSON.stringify(other.content);
}
