import { useCallback, useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { graphql } from "../../graphql/graphql";
import { hasCode, isRefused } from "../../graphql/refused";
import { useViewer } from "../../graphql/viewer";
import { useDraft } from "../../ui/use-draft";

const saveMeetingNote = graphql(`
  mutation SaveMeetingNote($input: SaveMeetingNoteInput!) {
    saveMeetingNote(input: $input) {
      __typename
      ... on SaveMeetingNotePayload { note { id text version } }
      ... on UserErrors { errors { code message path } current { ... on MeetingNote { id text version } } }
    }
  }
`);

export interface SavedNote {
  text: string;
  version: number;
}

export type NoteState = "saved" | "waiting" | "saving" | "unsent";

const rest = 1500;
const nothing: SavedNote = { text: "", version: 0 };

/**
 * A private note: kept on the device as it is typed, on the server after a rest and when the page is left. Written in
 * two tabs, both texts are shown.
 */
export function useNote(meetingId: string, onServer: SavedNote | null) {
  const { email } = useViewer();
  const client = useClient();
  const base = onServer ?? nothing;
  const { content, change, reset } = useDraft<SavedNote>(`note.${email}.${meetingId}`, () => base);
  const [state, setState] = useState<NoteState>("saved");
  const [theirs, setTheirs] = useState<SavedNote | null>(null);
  const saved = useRef(base);
  const now = useRef(content);
  now.current = content;
  const sending = useRef(false);

  // Written elsewhere while nothing was begun here.
  useEffect(() => {
    if (onServer && onServer.version > saved.current.version && now.current.text === saved.current.text) {
      saved.current = onServer;
      reset(onServer);
    }
  }, [onServer, reset]);

  const send = useCallback(async (): Promise<void> => {
    const { text, version } = now.current;
    if (sending.current || text === saved.current.text) return;
    sending.current = true;
    setState("saving");
    const { data } = await client.mutation(saveMeetingNote, { input: { meetingId, version, text } }).toPromise();
    sending.current = false;
    const answer = data?.saveMeetingNote;
    if (!answer) return setState("unsent");
    if (isRefused(answer)) {
      const current = answer.current as SavedNote | null | undefined;
      if (hasCode(answer.errors, "CONFLICT") && current) setTheirs(current);
      return setState("unsent");
    }
    const { note } = answer;
    saved.current = { text, version: note.version };
    if (now.current.text === text) reset(saved.current);
    else change({ version: note.version });
    setState(now.current.text === text ? "saved" : "waiting");
  }, [client, meetingId, reset, change]);

  useEffect(() => {
    if (content.text === saved.current.text || theirs) return;
    const timer = setTimeout(() => void send(), rest);
    const leave = () => void send();
    document.addEventListener("visibilitychange", leave);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", leave);
    };
  }, [content, theirs, send]);
  useEffect(() => () => void send(), [send]);

  const write = useCallback(
    (text: string) => {
      setState("waiting");
      change({ text });
    },
    [change],
  );
  const keepMine = useCallback(() => {
    if (theirs) change({ version: theirs.version });
    setTheirs(null);
  }, [theirs, change]);
  const takeTheirs = useCallback(() => {
    if (!theirs) return;
    saved.current = theirs;
    reset(theirs);
    setTheirs(null);
    setState("saved");
  }, [theirs, reset]);

  return { text: content.text, state, theirs, write, keepMine, takeTheirs };
}
