import { Lock } from "lucide-react";
import { Card } from "../../ui/card";
import { TextAreaField } from "../../ui/field";
import { BothTexts } from "./both-texts";
import { type NoteState, type SavedNote, useNote } from "./use-note";

const words: Record<NoteState, string> = {
  saved: "Saved",
  waiting: "On this device, not yet on the server",
  saving: "Saving",
  unsent: "On this device, not yet on the server",
};

interface NoteCardProps {
  meetingId: string;
  note: SavedNote | null;
  /** Which meeting it is about, when that is not the one of the page. */
  about?: string;
}

/** What somebody writes down for themself: in a colour of its own, since nobody else ever reads it. */
export function NoteCard({ meetingId, note, about }: NoteCardProps) {
  const { text, state, theirs, write, keepMine, takeTheirs } = useNote(meetingId, note);
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
        onChange={write}
      />
      {theirs ? (
        <BothTexts mine={text} theirs={theirs.text} onKeepMine={keepMine} onTakeTheirs={takeTheirs} />
      ) : (
        <p className="tiny faint" role="status">
          {text || state !== "saved" ? words[state] : ""}
        </p>
      )}
    </Card>
  );
}
