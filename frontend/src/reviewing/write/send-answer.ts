import type { Client } from "urql";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { hasCode } from "../../graphql/refused";
import type { SaveResult, SendAnswer } from "../drafts/answer-draft";
import { type Cite, type Content, missing, nothingSaved, type Saved, sameWords } from "../drafts/content";
import { answerFields } from "./form-query";

const saveAnswer = graphql(
  `
    mutation SaveAnswer($input: SaveAnswerInput!) {
      saveAnswer(input: $input) {
        __typename
        ... on SaveAnswerPayload { answer { ...AnswerFields } }
        ... on UserErrors { errors { code message path } current { ... on Answer { ...AnswerFields } } }
      }
    }
  `,
  [answerFields],
);

const citeEvidence = graphql(
  `
    mutation CiteEvidence($input: CiteEvidenceInput!) {
      citeEvidence(input: $input) {
        __typename
        ... on CiteEvidencePayload { answer { ...AnswerFields } }
        ... on UserErrors { errors { code message path } }
      }
    }
  `,
  [answerFields],
);

const removeCitation = graphql(
  `
    mutation RemoveCitation($input: RemoveCitationInput!) {
      removeCitation(input: $input) {
        __typename
        ... on RemoveCitationPayload { answer { ...AnswerFields } }
        ... on UserErrors { errors { code message path } }
      }
    }
  `,
  [answerFields],
);

const removeAnswer = graphql(`
  mutation RemoveAnswer($input: RemoveAnswerInput!) {
    removeAnswer(input: $input) {
      __typename
      ... on RemoveAnswerPayload { review { id } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

type Fields = ResultOf<typeof answerFields>;

export function toSaved(answer: Fields): Saved {
  const { rating, choice, yes, text, levelBefore, levelAfter, citations } = answer;
  const cites = citations.map(({ kind, evidenceId, label }): Cite => ({ kind, id: evidenceId, label }));
  return {
    answerId: answer.id,
    version: answer.version,
    content: { rating, choice, yes, text, levelBefore, levelAfter, cites },
  };
}

export interface Asked {
  reviewId: string;
  questionId: string;
  goalId?: string;
  skillId?: string;
  standardId?: string;
}

/** How a draft reaches the server: its words if they changed, then what is cited and what no longer is. */
export function sendAnswer(client: Client, asked: Asked): SendAnswer {
  return async (content, base) => {
    const words = await sendWords(client, asked, content, base);
    return words.kind === "saved" ? sendCites(client, content, words.saved) : words;
  };
}

async function sendWords(client: Client, asked: Asked, content: Content, base: Saved): Promise<SaveResult> {
  if (base.version > 0 && sameWords(content, base.content)) return { kind: "saved", saved: base };
  const { cites: _, ...words } = content;
  const { data } = await client
    .mutation(saveAnswer, { input: { ...asked, ...words, choice: words.choice || null, version: base.version } })
    .toPromise();
  const answer = data?.saveAnswer;
  if (!answer) return { kind: "failed" };
  if (answer.__typename === "SaveAnswerPayload") return { kind: "saved", saved: toSaved(answer.answer) };
  if (!hasCode(answer.errors, "CONFLICT")) return { kind: "refused", message: sentence(answer.errors) };
  const { current } = answer;
  return { kind: "conflict", theirs: current && "version" in current ? toSaved(current as Fields) : nothingSaved };
}

async function sendCites(client: Client, content: Content, saved: Saved): Promise<SaveResult> {
  const answerId = saved.answerId ?? "";
  let now = saved;
  for (const { kind, id } of missing(content.cites, saved.content.cites)) {
    const input = { answerId, kind, evidenceId: id };
    const { data } = await client.mutation(citeEvidence, { input }).toPromise();
    const answer = data?.citeEvidence;
    if (!answer) return { kind: "failed" };
    if (answer.__typename === "UserErrors") return { kind: "refused", message: sentence(answer.errors), saved: now };
    now = toSaved(answer.answer);
  }
  for (const { kind, id } of missing(saved.content.cites, content.cites)) {
    const input = { answerId, kind, evidenceId: id };
    const { data } = await client.mutation(removeCitation, { input }).toPromise();
    const answer = data?.removeCitation;
    if (!answer) return { kind: "failed" };
    // Gone already is as good as removed.
    if (answer.__typename === "UserErrors") now = { ...now, content: { ...now.content, cites: content.cites } };
    else now = toSaved(answer.answer);
  }
  return { kind: "saved", saved: now };
}

/** Whether the answer is gone. */
export async function sendRemoval(client: Client, answerId: string, version: number): Promise<boolean> {
  const { data } = await client.mutation(removeAnswer, { input: { answerId, version } }).toPromise();
  return data?.removeAnswer.__typename === "RemoveAnswerPayload";
}

function sentence(errors: readonly { message: string }[]): string {
  return errors.map(({ message }) => message).join(" ");
}
