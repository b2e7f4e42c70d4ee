import { Check, Ellipsis, HandHeart, PencilLine, Undo2, X } from "lucide-react";
import { useState } from "react";
import type { ResultOf } from "../../graphql/graphql";
import { Avatar } from "../../ui/avatar";
import { Chip } from "../../ui/chip";
import { formatDay, today } from "../../ui/format";
import { Menu } from "../../ui/menu";
import { showToast } from "../../ui/toast";
import { DropActionDialog, EditActionDialog } from "./action-dialogs";
import { completeActionItem, reopenActionItem } from "./action-mutations";
import type { Pair } from "./actions-card";
import type { actionItem } from "./query";
import { useQuick } from "./use-quick";

export type ActionItem = ResultOf<typeof actionItem>;

/** Something one of the two takes on. */
export function ActionRow({ item, pair }: { item: ActionItem; pair: Pair }) {
  const { id, version, text, owner, state, dropReason } = item;
  const [open, setOpen] = useState<"edit" | "drop" | null>(null);
  const quick = useQuick();
  const isOpen = state === "OPEN";

  async function reopen(at: number): Promise<void> {
    await quick(reopenActionItem, { input: { id, version: at } });
  }
  async function complete(): Promise<void> {
    const done = await quick(completeActionItem, { input: { id, version } });
    if (done) showToast("Done.", { label: "Undo", run: () => void reopen(done.actionItem.version) });
  }

  return (
    <li>
      {isOpen && (
        <button type="button" className="tick" aria-label={`Done: ${text}`} onClick={() => void complete()}>
          <Check className="icon icon-small" />
        </button>
      )}
      <div className="grow">
        <p className="said">{text}</p>
        <p className="tiny faint row row-wrap">
          <Avatar name={owner?.name ?? "?"} size="small" />
          <bdi>{owner?.id === pair.me.id ? "You" : owner?.name}</bdi>
          <Facts item={item} />
        </p>
        {dropReason && <p className="tiny muted">Dropped: {dropReason}</p>}
      </div>
      <Menu
        kind="ghost"
        size="small"
        icon={<Ellipsis className="icon" />}
        label={`More about: ${text}`}
        items={
          isOpen
            ? [
                { id: "edit", label: "Change", icon: PencilLine, run: () => setOpen("edit") },
                { id: "drop", label: "Drop, with a reason", icon: X, run: () => setOpen("drop") },
              ]
            : [{ id: "reopen", label: "Take up again", icon: Undo2, run: () => void reopen(version) }]
        }
      />
      {open === "edit" && <EditActionDialog item={item} pair={pair} onClose={() => setOpen(null)} />}
      {open === "drop" && <DropActionDialog item={item} onClose={() => setOpen(null)} />}
    </li>
  );
}

function Facts({ item: { kind, dueOn, state } }: { item: ActionItem }) {
  const late = state === "OPEN" && dueOn !== null && dueOn < today();
  return (
    <>
      {kind === "SUPPORT" && (
        <Chip tone="accent" icon={HandHeart}>
          Support
        </Chip>
      )}
      {dueOn && (
        <span className={late ? "status-bad strong" : undefined}>
          {late ? "overdue since" : "until"} {formatDay(dueOn)}
        </span>
      )}
      {state === "DONE" && <Chip tone="good">Done</Chip>}
      {state === "DROPPED" && <Chip tone="outline">Dropped</Chip>}
    </>
  );
}
