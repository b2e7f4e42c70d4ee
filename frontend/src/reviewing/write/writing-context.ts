import { createContext, use } from "react";
import type { Cite } from "../drafts/content";
import type { FormDrafts, Place } from "../drafts/form-drafts";
import type { LastAsk, Promised } from "./evidence-query";
import type { Form } from "./form-query";

/** What the parts of the write page share: the drafts, and where the writer is. */
export interface Writing {
  form: Form;
  drafts: FormDrafts;
  /** The answer that had the focus last, and the caret in it: where a cite goes. */
  aim: (place: Place, caret: number | null) => void;
  /** The months of the evidence, by its id. */
  monthOf: (cite: Cite) => string | undefined;
  monthsWithEvidence: readonly string[];
  /** Support that a manager promised in the period; nothing while the evidence is not known. */
  promises: readonly Promised[] | undefined;
  /** What the last shared review asked for; nothing while the evidence is not known. */
  lastAsks: readonly LastAsk[] | undefined;
  /** Opens the evidence where it is not always in sight. */
  openEvidence: () => void;
}

export const WritingContext = createContext<Writing | null>(null);

export function useWriting(): Writing {
  const writing = use(WritingContext);
  if (!writing) throw new Error("useWriting is used outside the write page.");
  return writing;
}
