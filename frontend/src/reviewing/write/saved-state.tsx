import { CloudCheck, CloudOff, CloudUpload, type LucideIcon, TriangleAlert } from "lucide-react";
import type { Whereabouts } from "../drafts/answer-draft";
import type { FormState } from "../drafts/form-drafts";

interface Look {
  tone: "good" | "warn" | "bad" | "none";
  icon: LucideIcon;
  words: string;
  /** Left out on the phone. */
  more?: string;
}

function lookOf({ where, saving, savedAt }: FormState): Look {
  const looks: Record<Whereabouts, Look> = {
    saved: savedAt
      ? { tone: "good", icon: CloudCheck, words: `Saved ${clock(savedAt)}`, more: "on device and server" }
      : { tone: "good", icon: CloudCheck, words: "Saved", more: "on the server" },
    typing: { tone: "none", icon: CloudUpload, words: "Saving" },
    device: saving
      ? { tone: "none", icon: CloudUpload, words: "Saving", more: "from this device to the server" }
      : { tone: "warn", icon: CloudUpload, words: "On this device,", more: "not yet on the server" },
    nowhere: { tone: "bad", icon: CloudOff, words: "Not saved", more: "keep this page open" },
    refused: { tone: "bad", icon: TriangleAlert, words: "An answer needs another look" },
    conflict: { tone: "warn", icon: TriangleAlert, words: "Two texts", more: "choose one of them" },
  };
  return looks[where];
}

function clock(at: number): string {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(at);
}

/** Where the words are, in words; read aloud when it changes, not with each key. */
export function SavedState({ state }: { state: FormState }) {
  const { tone, icon: Icon, words, more } = lookOf(state);
  return (
    <p className="saved-state small" role="status">
      <span className={`status status-${tone}`}>
        <Icon className="icon icon-small" />
        {words}
      </span>
      {more && <span className={state.where === "device" ? "faint" : "faint desktop-only"}>{more}</span>}
    </p>
  );
}
