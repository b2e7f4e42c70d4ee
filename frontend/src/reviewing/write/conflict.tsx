import { TriangleAlert } from "lucide-react";
import { Button } from "../../ui/button";
import type { AnswerDraft } from "../drafts/answer-draft";
import { missing } from "../drafts/content";

/** The answer was saved elsewhere meanwhile: both texts are shown, and nothing is overwritten before somebody chose. */
export function Conflict({ draft }: { draft: AnswerDraft }) {
  const { content, theirs } = draft.state;
  if (!theirs) return null;
  const both = {
    ...content,
    rating: content.rating ?? theirs.rating,
    choice: content.choice || theirs.choice,
    text: [content.text, theirs.text].filter(Boolean).join("\n\n"),
    cites: [...content.cites, ...missing(theirs.cites, content.cites)],
  };
  return (
    <div className="conflict" role="alert">
      <p className="strong row">
        <TriangleAlert className="icon status-warn" />
        This answer was changed in another tab or on another device.
      </p>
      <div className="conflict-texts">
        <Version title="Here" content={content} />
        <Version title="There, saved" content={theirs} />
      </div>
      <div className="button-group">
        <Button kind="primary" size="small" onClick={() => draft.resolve(content)}>
          Keep this one
        </Button>
        <Button size="small" onClick={() => draft.resolve(theirs)}>
          Take the other
        </Button>
        <Button size="small" onClick={() => draft.resolve(both)}>
          Edit both together
        </Button>
      </div>
    </div>
  );
}

function Version({ title, content }: { title: string; content: { text: string; rating: number | null } }) {
  return (
    <div>
      <p className="eyebrow">{title}</p>
      {content.rating !== null && <p className="small">Rating {content.rating}</p>}
      <p className="conflict-text">{content.text || <span className="faint">No words</span>}</p>
    </div>
  );
}
