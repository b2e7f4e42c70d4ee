import { useClient } from "urql";
import { graphql } from "../../graphql/graphql";
import { hasCode, isRefused } from "../../graphql/refused";
import { useViewer } from "../../graphql/viewer";
import { type SaveAnswer, type SavedDraft, useSavedDraft } from "../../ui/use-saved-draft";

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

interface Words {
  text: string;
}

/** A private note of a meeting, kept as it is typed. */
export function useNote(meetingId: string, onServer: SavedNote | null): SavedDraft<Words> {
  const { email } = useViewer();
  const client = useClient();

  async function save({ text }: Words, version: number): Promise<SaveAnswer<Words>> {
    const { data } = await client.mutation(saveMeetingNote, { input: { meetingId, version, text } }).toPromise();
    const answer = data?.saveMeetingNote;
    if (!answer) return null;
    if (!isRefused(answer)) return { version: answer.note.version };
    const current = answer.current as SavedNote | null | undefined;
    if (!hasCode(answer.errors, "CONFLICT") || !current) return null;
    return { current: { content: { text: current.text }, version: current.version } };
  }

  const { text, version } = onServer ?? { text: "", version: 0 };
  return useSavedDraft<Words>(`note.${email}.${meetingId}`, { content: { text }, version }, save);
}
