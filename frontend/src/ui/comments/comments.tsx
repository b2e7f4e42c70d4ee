import { Ellipsis, History, PencilLine, Trash2 } from "lucide-react";
import { useState } from "react";
import { Avatar } from "../avatar";
import { Button } from "../button";
import { Menu } from "../menu";
import { RelativeTime } from "../moment";
import { showToast } from "../toast";
import { usePointedAt } from "../use-pointed-at";
import { Composer } from "./composer";
import type { Named } from "./mention-field";
import { withMentions } from "./with-mentions";
import "./comments.css";

interface CommentShown {
  id: string;
  text: string;
  saidAt: string;
  editedAt: string | null;
  deletedAt: string | null;
  version: number;
  allowedActions: readonly ("REPLY" | "EDIT" | "DELETE")[];
  author: Named | null;
  mentions: readonly { employee: Named | null }[];
  versions: readonly { text: string; replacedAt: string }[];
}

interface Thread extends CommentShown {
  replies: readonly CommentShown[];
}

export interface CommentsProps {
  /** For drafts: who writes, and beside what. */
  draftKey: string;
  threads: readonly Thread[];
  mayWrite: boolean;
  find: (search: string) => Promise<readonly Named[]>;
  add: (text: string, mentionIds: string[], key: string, parentId?: string) => Promise<string | null>;
  edit: (id: string, version: number, text: string, mentionIds: string[]) => Promise<string | null>;
  remove: (id: string, version: number) => Promise<string | null>;
  /** A name nobody else gives, for each thing sent. */
  newKey: () => string;
}

/** Threads, the oldest first, and a place to write. */
export function Comments(props: CommentsProps) {
  const { threads, mayWrite, draftKey, find, add, newKey } = props;
  return (
    <div className="stack-small">
      {threads.length > 0 && (
        <ul className="comment-threads">
          {threads.map((thread) => (
            <ThreadRow key={thread.id} thread={thread} {...props} />
          ))}
        </ul>
      )}
      {mayWrite && (
        <Composer
          draftKey={draftKey}
          label="Write a comment"
          verb="Comment"
          find={find}
          onSend={(text, ids) => add(text, ids, newKey())}
        />
      )}
    </div>
  );
}

function ThreadRow({ thread, ...props }: CommentsProps & { thread: Thread }) {
  const { draftKey, find, add, newKey } = props;
  const [replying, reply] = useState(false);
  const may = thread.allowedActions.includes("REPLY");
  return (
    <li>
      <OneComment comment={thread} {...props} />
      <div className="comment-replies">
        {thread.replies.map((one) => (
          <OneComment key={one.id} comment={one} {...props} />
        ))}
        {replying ? (
          <Composer
            draftKey={`${draftKey}.${thread.id}`}
            label={`Reply to ${thread.author?.name ?? "this"}`}
            verb="Reply"
            autoFocus
            find={find}
            onSend={(text, ids) => add(text, ids, newKey(), thread.id)}
            onCancel={() => reply(false)}
          />
        ) : (
          may && (
            <Button kind="ghost" size="small" onClick={() => reply(true)}>
              Reply<span className="visually-hidden"> to {thread.author?.name ?? "this"}</span>
            </Button>
          )
        )}
      </div>
    </li>
  );
}

function OneComment({ comment, ...props }: CommentsProps & { comment: CommentShown }) {
  const { id, version, text, saidAt, editedAt, deletedAt, author, mentions, versions, allowedActions } = comment;
  const { draftKey, find, edit, remove } = props;
  const [editing, startEditing] = useState(false);
  const [before, showBefore] = useState(false);
  const anchor = `comment-${id}`;
  const { ref, pointed } = usePointedAt<HTMLElement>(anchor);
  const named = mentions.flatMap(({ employee }) => (employee ? [employee] : []));
  const items = [
    ...(allowedActions.includes("EDIT")
      ? [{ id: "edit", label: "Edit", icon: PencilLine, run: () => startEditing(true) }]
      : []),
    ...(versions.length > 0 && !deletedAt
      ? [{ id: "before", label: "What it said before", icon: History, run: () => showBefore(!before) }]
      : []),
    ...(allowedActions.includes("DELETE")
      ? [{ id: "delete", label: "Delete", icon: Trash2, danger: true, run: () => void take() }]
      : []),
  ];
  async function take(): Promise<void> {
    showToast((await remove(id, version)) ?? "Deleted; only its place is left.");
  }

  return (
    <article
      ref={ref}
      id={anchor}
      className="comment"
      data-pointed={pointed || undefined}
      aria-label={`${author?.name ?? "Somebody"} wrote`}
    >
      <Avatar name={author?.name ?? "?"} size="small" />
      <div className="grow">
        <p className="tiny faint row row-wrap">
          <bdi className="strong comment-author">{author?.name ?? "Somebody"}</bdi>
          <RelativeTime value={saidAt} />
          {editedAt && !deletedAt && <span>edited</span>}
        </p>
        {deletedAt ? (
          <p className="small faint">This comment was deleted.</p>
        ) : editing ? (
          <Composer
            draftKey={`${draftKey}.edit.${id}`}
            label="Edit your comment"
            verb="Save"
            text={text}
            mentions={named}
            autoFocus
            find={find}
            onSend={(next, ids) => edit(id, version, next, ids)}
            onCancel={() => startEditing(false)}
          />
        ) : (
          <p className="said">{withMentions(text, named)}</p>
        )}
        {before && (
          <ol className="comment-before" aria-label="What it said before">
            {versions.map(({ text: earlier, replacedAt }) => (
              <li key={replacedAt} className="small muted">
                {earlier}
              </li>
            ))}
          </ol>
        )}
      </div>
      {items.length > 0 && !editing && (
        <Menu
          kind="ghost"
          size="small"
          icon={<Ellipsis className="icon" />}
          label={`More about the comment of ${author?.name ?? "somebody"}`}
          items={items}
        />
      )}
    </article>
  );
}
