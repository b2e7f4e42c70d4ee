/** What a link from a mail opens, over plain HTTP: whoever has it has no account, and so no GraphQL. */
export interface GuestForm {
  name: string;
  about: string;
  title: string;
  cycle: string;
  readers: string;
  closesAt: string | null;
  version: number;
  steps: readonly { value: number; label: string; anchor: string }[];
  questions: readonly GuestQuestion[];
  answers: Readonly<Record<string, GuestAnswer>>;
}

export interface GuestQuestion {
  id: string;
  section: string;
  kind: "RATING" | "TEXT" | "SUPPORT";
  title: string;
  help: string;
  required: boolean;
}

export interface GuestAnswer {
  rating: number | null;
  text: string;
}

export const noAnswer: GuestAnswer = { rating: null, text: "" };
