import { useRef } from "react";
import { useClient } from "urql";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../../graphql/graphql";
import { hasCode, isRefused } from "../../graphql/refused";
import { useViewer } from "../../graphql/viewer";
import { formatNumber, today } from "../../ui/format";
import { type SaveAnswer, type Saved, type SavedDraft, useSavedDraft } from "../../ui/use-saved-draft";
import type { MoodChoice } from "./check-in-words";
import type { TypedNumbers } from "./number-rows";

export const checkInDraft = graphql(`
  fragment CheckInDraft on CheckIn @_unmask {
    id
    version
    wins
    blockers
    mood
    effectiveOn
    drafted { keyResultId version value confidence note }
  }
`);

const saveCheckIn = graphql(
  `
    mutation SaveCheckIn($input: SaveCheckInInput!) {
      saveCheckIn(input: $input) {
        __typename
        ... on CheckInPayload { checkIn { id version } }
        ... on UserErrors { errors { code message path } current { __typename ...CheckInDraft } }
      }
    }
  `,
  [checkInDraft],
);

const discardCheckIn = graphql(`
  mutation DiscardCheckIn($input: DiscardCheckInInput!) {
    discardCheckIn(input: $input) {
      __typename
      ... on DiscardCheckInPayload { id }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export interface Content {
  wins: string;
  blockers: string;
  mood: MoodChoice | "";
  on: string;
  numbers: TypedNumbers;
}

type Drafted = ResultOf<typeof checkInDraft>;

export const nothing = (): Saved<Content> => ({
  content: { wins: "", blockers: "", mood: "", on: today(), numbers: {} },
  version: 0,
});

export interface CheckInDraft extends SavedDraft<Content> {
  /** The id of the draft on the server, if there is one. */
  id: () => string | null;
  /** Throws it away; answers whether that worked. */
  discard: () => Promise<boolean>;
  /** Begins anew, once it was told. */
  finish: () => void;
}

/** A check-in that is being written, kept as it is typed. */
export function useCheckInDraft(onServer: FragmentOf<typeof checkInDraft> | undefined): CheckInDraft {
  const { email } = useViewer();
  const client = useClient();
  const begun = onServer && readFragment(checkInDraft, onServer);
  const id = useRef(begun?.id ?? null);
  // What was told or thrown away stays in the answer for a moment.
  const gone = useRef<string | null>(null);

  async function save(content: Content, version: number): Promise<SaveAnswer<Content>> {
    const input = { id: version === 0 ? null : id.current, version, content: written(content) };
    const { data } = await client.mutation(saveCheckIn, { input }).toPromise();
    const answer = data?.saveCheckIn;
    if (!answer) return null;
    if (!isRefused(answer)) {
      id.current = answer.checkIn.id;
      return { version: answer.checkIn.version };
    }
    // It was told, or thrown away, from somewhere else.
    if (hasCode(answer.errors, "WRONG_STATE") || hasCode(answer.errors, "NOT_FOUND")) {
      forget();
      return { current: nothing() };
    }
    const current = answer.current as Drafted | null | undefined;
    if (!hasCode(answer.errors, "CONFLICT") || !current) return null;
    id.current = current.id;
    return { current: read(current) };
  }

  const known = begun && begun.id !== gone.current ? read(begun) : nothing();
  const draft = useSavedDraft<Content>(`check-in.${email}`, known, save);

  async function discard(): Promise<boolean> {
    const version = await draft.hold();
    if (id.current && version > 0) {
      const { data } = await client.mutation(discardCheckIn, { input: { id: id.current, version } }).toPromise();
      if (!data || isRefused(data.discardCheckIn)) {
        draft.release();
        return false;
      }
    }
    finish();
    return true;
  }
  function forget(): void {
    gone.current = id.current ?? gone.current;
    id.current = null;
  }
  function finish(): void {
    forget();
    draft.restart(nothing());
  }
  return { ...draft, id: () => id.current, discard, finish };
}

/** What is sent of it. */
export function written({ wins, blockers, mood, on, numbers }: Content) {
  return {
    wins,
    blockers,
    mood: mood === "" ? null : Number(mood),
    effectiveOn: on,
    updates: given(numbers).map(([keyResultId, { value, confidence, version }]) => ({
      keyResultId,
      value,
      confidence: confidence || null,
      version,
    })),
  };
}

/** The numbers that were typed. */
export function given(numbers: TypedNumbers) {
  return Object.entries(numbers).filter(([, { value }]) => value !== "");
}

/** It in a few words, to be told from another. */
export function summary({ wins, blockers, numbers }: Content): string {
  const values = given(numbers).map(([, { value }]) => formatNumber(value, { maximumFractionDigits: 6 }));
  return [wins, blockers, values.join(", ")].filter(Boolean).join("\n\n");
}

function read({ version, wins, blockers, mood, effectiveOn, drafted }: Drafted): Saved<Content> {
  const numbers: TypedNumbers = Object.fromEntries(
    drafted.map(({ keyResultId, value, confidence, version: seen }) => [
      keyResultId,
      { value, confidence: confidence ?? "", version: seen },
    ]),
  );
  const felt = mood === null ? "" : (String(mood) as MoodChoice);
  return { content: { wins, blockers, mood: felt, on: effectiveOn, numbers }, version };
}
