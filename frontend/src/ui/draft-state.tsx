import type { SavedState } from "./use-saved-draft";

const words: Record<SavedState, string> = {
  saved: "Saved",
  waiting: "On this device, not yet on the server",
  saving: "Saving",
  unsent: "On this device, not yet on the server",
};

interface DraftStateProps {
  state: SavedState;
  /** Nothing was written, so there is nothing to say. */
  empty: boolean;
}

/** Where what is written is kept now. */
export function DraftState({ state, empty }: DraftStateProps) {
  return (
    <p className="tiny faint" role="status">
      {empty && state === "saved" ? "" : words[state]}
    </p>
  );
}
