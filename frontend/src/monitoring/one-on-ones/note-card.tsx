import { Lock } from "lucide-react";
import { BothTexts } from "../../ui/both-texts";
import { Card } from "../../ui/card";
import { DraftState } from "../../ui/draft-state";
import { TextAreaField } from "../../ui/field";
import { type SavedNote, useNote } from "./use-note";

interface NoteCardProps {
  meetingId: string;
  note: SavedNote | null;
  /** Which meeting it is about, when that is not the one of the page. */
  about?: string;
}

/** What somebody writes down for themself: in a colour of its own, since nobody else ever reads it. */
export function NoteCard({ meetingId, note, about }: NoteCardProps) {
  const { content, state, theirs, change, keepMine, takeTheirs } = useNote(meetingId, note);
  const { text } = content;
  return (
    <Card
      title="My private notes"
      className="private-notes"
      note={
        <span className="row">
          <Lock className="icon icon-small" /> Only you read this
        </span>
      }
    >
      <TextAreaField
        label={about ? `My private notes for ${about}` : "My private notes"}
        hideLabel
        rows={6}
        writing
        maxLength={text.length > 9000 ? 10_000 : undefined}
        placeholder="For yourself: what to ask, what to remember. Not for the other, not for HR."
        value={text}
        onChange={(next) => change({ text: next })}
      />
      {theirs ? (
        <BothTexts mine={text} theirs={theirs.text} onKeepMine={keepMine} onTakeTheirs={takeTheirs} />
      ) : (
        <DraftState state={state} empty={text === ""} />
      )}
    </Card>
  );
}
