import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { BothTexts } from "../../ui/both-texts";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { DateField, TextAreaField, TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { Segmented } from "../../ui/segmented";
import { showToast } from "../../ui/toast";
import { dropActionItem, editActionItem } from "./action-mutations";
import type { ActionItem } from "./action-row";
import { ownersOf, type Pair, taskOf } from "./actions-card";

interface ActionDialogProps {
  item: ActionItem;
  onClose: () => void;
}

/** Other words, another owner, another day. */
export function EditActionDialog({ item, pair, onClose }: ActionDialogProps & { pair: Pair }) {
  const [text, setText] = useState(item.text);
  const [who, setWho] = useState(item.kind === "SUPPORT" ? "support" : (item.owner?.id ?? pair.me.id));
  const [dueOn, setDueOn] = useState(item.dueOn ?? "");
  const form = useMutationForm(editActionItem);
  const theirs = form.conflict?.current as ActionItem | undefined;

  async function save(version = item.version): Promise<void> {
    const input = { id: item.id, version, text: text.trim(), dueOn: dueOn || null, ...taskOf(who, pair) };
    if (await form.send({ input })) onClose();
  }

  return (
    <Dialog title="Change what was taken on" isOpen onClose={onClose}>
      <Form label="Change" errors={theirs ? {} : form.errors} onSubmit={() => void save()}>
        <Segmented label="Who" value={who} onChange={setWho} options={ownersOf(pair)} wide />
        <TextField label="What" name="text" maxLength={500} autoFocus value={text} onChange={setText} />
        <DateField label="Until" name="dueOn" optional value={dueOn} onChange={setDueOn} />
        {theirs && (
          <BothTexts
            mine={text}
            theirs={theirs.text}
            onKeepMine={() => void save(theirs.version)}
            onTakeTheirs={onClose}
          />
        )}
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            Save
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

/** Giving it up needs a reason: the other counted on it. */
export function DropActionDialog({ item, onClose }: ActionDialogProps) {
  const [reason, setReason] = useState("");
  const form = useMutationForm(dropActionItem);

  async function send(): Promise<void> {
    if (!(await form.send({ input: { id: item.id, version: item.version, reason } }))) return;
    showToast("Dropped.");
    onClose();
  }

  return (
    <Dialog title="Drop this" isOpen onClose={onClose}>
      <Form label="Drop this" errors={form.errors} onSubmit={() => void send()}>
        <p className="muted">{item.text}</p>
        <TextAreaField
          label="Why"
          name="reason"
          rows={3}
          maxLength={500}
          autoFocus
          value={reason}
          onChange={setReason}
        />
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            Drop
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
