import { useCallback } from "react";
import { useClient } from "urql";
import { graphql } from "./graphql";
import { isRefused } from "./refused";
import { usePages } from "./use-pages";

const commentFields = graphql(`
  fragment CommentFields on Comment @_unmask {
    id
    text
    saidAt
    editedAt
    deletedAt
    version
    allowedActions
    author { id name }
    mentions { employee { id name } }
    versions { text replacedAt }
  }
`);

const commentsQuery = graphql(
  `
    query Comments($id: ID!, $first: Int!, $after: String) {
      node(id: $id) {
        __typename
        ... on Goal {
          comments(first: $first, after: $after) {
            totalCount
            pageInfo { hasNextPage endCursor }
            nodes { id ...CommentFields replies { id ...CommentFields } }
          }
        }
        ... on Feedback {
          comments(first: $first, after: $after) {
            totalCount
            pageInfo { hasNextPage endCursor }
            nodes { id ...CommentFields replies { id ...CommentFields } }
          }
        }
        ... on CheckIn {
          comments(first: $first, after: $after) {
            totalCount
            pageInfo { hasNextPage endCursor }
            nodes { id ...CommentFields replies { id ...CommentFields } }
          }
        }
        ... on DevelopmentPlan {
          comments(first: $first, after: $after) {
            totalCount
            pageInfo { hasNextPage endCursor }
            nodes { id ...CommentFields replies { id ...CommentFields } }
          }
        }
      }
    }
  `,
  [commentFields],
);

const mentionableQuery = graphql(`
  query Mentionable($id: ID!, $search: String!) {
    mentionable(id: $id, search: $search) { id name title }
  }
`);

const addComment = graphql(
  `
    mutation AddComment($input: AddCommentInput!) {
      addComment(input: $input) {
        __typename
        ... on AddCommentPayload { comment { id ...CommentFields } }
        ... on UserErrors { errors { code message path } }
      }
    }
  `,
  [commentFields],
);

const editComment = graphql(
  `
    mutation EditComment($input: EditCommentInput!) {
      editComment(input: $input) {
        __typename
        ... on EditCommentPayload { comment { id ...CommentFields } }
        ... on UserErrors { errors { code message path } }
      }
    }
  `,
  [commentFields],
);

const deleteComment = graphql(
  `
    mutation DeleteComment($input: DeleteCommentInput!) {
      deleteComment(input: $input) {
        __typename
        ... on DeleteCommentPayload { comment { id ...CommentFields } }
        ... on UserErrors { errors { code message path } }
      }
    }
  `,
  [commentFields],
);

const unsent = "That was not sent. What you wrote is kept on this device; try again.";

/** The threads beside an object, and what one may do in them; each function answers why not, or nothing. */
export function useComments(subjectId: string) {
  const client = useClient();
  const pages = usePages({
    query: commentsQuery,
    variables: { id: subjectId, first: 20 },
    pick: ({ node }) => (node && "comments" in node ? node.comments : null),
    typenames: ["Comment"],
    live: true,
  });
  const find = useCallback(
    async (search: string) => {
      const { data } = await client.query(mentionableQuery, { id: subjectId, search }).toPromise();
      return data?.mentionable ?? [];
    },
    [client, subjectId],
  );
  const add = useCallback(
    async (text: string, mentionIds: string[], key: string, parentId?: string) => {
      const input = { subjectId, text, mentionIds, parentId, idempotencyKey: key };
      const { data } = await client.mutation(addComment, { input }).toPromise();
      return refusal(data?.addComment);
    },
    [client, subjectId],
  );
  const edit = useCallback(
    async (id: string, version: number, text: string, mentionIds: string[]) => {
      const { data } = await client.mutation(editComment, { input: { id, version, text, mentionIds } }).toPromise();
      return refusal(data?.editComment);
    },
    [client],
  );
  const remove = useCallback(
    async (id: string, version: number) => {
      const { data } = await client.mutation(deleteComment, { input: { id, version } }).toPromise();
      return refusal(data?.deleteComment);
    },
    [client],
  );
  return { pages, find, add, edit, remove };
}

function refusal(answer: unknown): string | null {
  if (!answer) return unsent;
  return isRefused(answer) ? (answer.errors[0]?.message ?? unsent) : null;
}
