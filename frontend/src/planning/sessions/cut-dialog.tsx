import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { settleItem } from "./agenda";
import type { Item } from "./session-query";

/** Leaves something out on purpose, with the reason. */
export function CutDialog({ item, onClose }: { item: Item; onClose: () => void }) {
  const [reason, write] = useState("");
  const form = useMutationForm(settleItem);

  async function send(): Promise<void> {
    if (await form.send({ input: { id: item.id, version: item.version, state: "CUT", reason } })) onClose();
  }

  return (
    <Dialog title={`Cut “${item.title}”`} isOpen onClose={onClose}>
      <Form label="Cut this item" errors={form.errors} onSubmit={() => void send()}>
        <TextAreaField
          label="Why?"
          name="reason"
          autoFocus
          rows={3}
          maxLength={2000}
          note="It will not come up in the next session."
          value={reason}
          onChange={write}
        />
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            Cut it
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
