import { ArrowDown, ArrowUp, Check, Ellipsis, GripVertical, PencilLine, Trash2 } from "lucide-react";
import { type ComponentProps, type KeyboardEvent, useState } from "react";
import type { ResultOf } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Avatar } from "../../ui/avatar";
import { BothTexts } from "../../ui/both-texts";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { Menu } from "../../ui/menu";
import { RelativeTime } from "../../ui/moment";
import { showToast } from "../../ui/toast";
import { editAgendaItem, removeAgendaItem, tickAgendaItem, untickAgendaItem } from "./agenda-mutations";
import type { agendaItem } from "./query";
import { useQuick } from "./use-quick";

export type AgendaItem = ResultOf<typeof agendaItem>;

interface AgendaRowProps {
  item: AgendaItem;
  at: number;
  last: number;
  mayWrite: boolean;
  handle: ComponentProps<"button">;
  row: ComponentProps<"li">;
  onMove: (to: number) => void;
}

/** One topic. It is dragged by its handle; the arrows on the handle move it, and Alt with the arrows anywhere in the row. */
export function AgendaRow({ item, at, last, mayWrite, handle, row, onMove }: AgendaRowProps) {
  const { id, version, text, author, createdAt } = item;
  const [editing, edit] = useState(false);
  const quick = useQuick();

  async function tick(): Promise<void> {
    const ticked = await quick(tickAgendaItem, { input: { id, version } });
    if (!ticked) return;
    showToast("Talked about.", {
      label: "Undo",
      run: () => void quick(untickAgendaItem, { input: { id, version: ticked.agendaItem.version } }),
    });
  }
  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!mayWrite || !event.altKey || step === 0) return;
    event.preventDefault();
    onMove(at + step);
  }

  if (editing) return <EditTopic item={item} onDone={() => edit(false)} />;
  return (
    <li {...row} onKeyDown={onKeyDown}>
      {mayWrite && last > 0 && (
        <button
          type="button"
          className="drag-handle"
          data-handle={id}
          aria-label={`Move with the arrows: ${text}`}
          {...handle}
        >
          <GripVertical className="icon icon-small" />
        </button>
      )}
      {mayWrite && (
        <button type="button" className="tick" aria-label={`Talked about: ${text}`} onClick={() => void tick()}>
          <Check className="icon icon-small" />
        </button>
      )}
      <div className="grow">
        <p className="said">{text}</p>
        <p className="tiny faint row">
          <Avatar name={author?.name ?? "?"} size="small" />
          <span>
            <bdi>{author?.name}</bdi>, <RelativeTime value={createdAt} />
          </span>
        </p>
      </div>
      {mayWrite && (
        <Menu
          kind="ghost"
          size="small"
          icon={<Ellipsis className="icon" />}
          label={`More about: ${text}`}
          items={[
            { id: "edit", label: "Word it anew", icon: PencilLine, run: () => edit(true) },
            { id: "up", label: "Move up", keys: "Alt ↑", icon: ArrowUp, disabled: at === 0, run: () => onMove(at - 1) },
            {
              id: "down",
              label: "Move down",
              keys: "Alt ↓",
              icon: ArrowDown,
              disabled: at === last,
              run: () => onMove(at + 1),
            },
            "line",
            {
              id: "remove",
              label: "Take off the agenda",
              icon: Trash2,
              run: () => void quick(removeAgendaItem, { input: { id, version } }),
            },
          ]}
        />
      )}
    </li>
  );
}

/** While somebody writes, the row keeps the version it was begun with; what the other wrote meanwhile is shown beside it. */
function EditTopic({ item, onDone }: { item: AgendaItem; onDone: () => void }) {
  const [begun] = useState(item);
  const [text, setText] = useState(item.text);
  const form = useMutationForm(editAgendaItem);
  const theirs = form.conflict?.current as AgendaItem | undefined;

  async function save(version = begun.version): Promise<void> {
    if (await form.send({ input: { id: begun.id, version, text } })) onDone();
  }

  return (
    <li>
      <Form
        label="Word it anew"
        errors={theirs ? {} : form.errors}
        onSubmit={() => void save()}
        className="grow stack-small"
      >
        <TextField label="Topic" hideLabel name="text" autoFocus maxLength={500} value={text} onChange={setText} />
        {theirs ? (
          <BothTexts
            mine={text}
            theirs={theirs.text}
            onKeepMine={() => void save(theirs.version)}
            onTakeTheirs={onDone}
          />
        ) : (
          <div className="button-group">
            <Button type="submit" size="small" kind="primary" pending={form.sending}>
              Save
            </Button>
            <Button size="small" kind="ghost" onClick={onDone}>
              Cancel
            </Button>
          </div>
        )}
      </Form>
    </li>
  );
}
