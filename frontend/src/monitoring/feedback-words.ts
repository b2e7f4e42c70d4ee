import { formatList } from "../ui/format";

export type Kind = "PRAISE" | "CONSTRUCTIVE" | "NOTE";
export type Visibility = "RECEIVER" | "RECEIVER_AND_MANAGER" | "MANAGER_ONLY" | "PUBLIC";

export const kindWords: Record<Kind, string> = {
  PRAISE: "Praise",
  CONSTRUCTIVE: "To improve",
  NOTE: "Note",
};

export interface Readers {
  receiver: string;
  /** The receiver's manager; null when there is none, "you" when it is the writer. */
  manager: string | null;
  organisation: string;
}

/** Who will read feedback, in one sentence; shown before it is sent. */
export function readersOfFeedback(visibility: Visibility, { receiver, manager, organisation }: Readers): string {
  switch (visibility) {
    case "RECEIVER":
      return `Only ${receiver} will read this.`;
    case "RECEIVER_AND_MANAGER":
      return manager ? `${formatList([receiver, manager])} will read this.` : `Only ${receiver} will read this.`;
    case "MANAGER_ONLY":
      return `Only ${manager ?? "nobody"} will read this; ${receiver} will not.`;
    case "PUBLIC":
      return `Everybody at ${organisation} can read this.`;
  }
}

/** The same, afterwards, in a few words. */
export const visibilityWords: Record<Visibility, string> = {
  RECEIVER: "between the two",
  RECEIVER_AND_MANAGER: "with the manager",
  MANAGER_ONLY: "for the manager only",
  PUBLIC: "public",
};

export interface Hint {
  label: string;
  met: boolean;
}

const situation =
  /\b(yesterday|today|this morning|last|during|when|while|after|before|on (mon|tues|wednes|thurs|fri|satur|sun)day|in (january|february|march|april|may|june|july|august|september|october|november|december)|at the|in the|week|month|meeting|call|project|release|shift|\d{1,2}(st|nd|rd|th)?)\b/i;
const behaviour = /\byou(?:r|'ve|’ve)?\b\s+\p{L}+|\b(?:he|she|they)\s+\p{L}+(?:ed|t)\b/iu;
const impact =
  /\b(because|so that|so we|so i|therefore|thanks to|helped|led to|meant|which|saved|made it|result(?:ed)?|made (?:us|me|the|it)|allowed|without)\b/i;

/** What good feedback says: when it was, what somebody did, what it led to. A hint, never a condition. */
export function hintsFor(text: string): Hint[] {
  return [
    { label: "when it was", met: situation.test(text) },
    { label: "what they did", met: behaviour.test(text) },
    { label: "what it led to", met: impact.test(text) },
  ];
}
