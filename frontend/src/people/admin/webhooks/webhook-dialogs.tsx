import { useState } from "react";
import { useMutationForm } from "../../../graphql/use-mutation-form";
import { Button } from "../../../ui/button";
import { Checkbox } from "../../../ui/choices";
import { Dialog } from "../../../ui/dialog";
import { DateField } from "../../../ui/field";
import { Form } from "../../../ui/form";
import { today } from "../../../ui/format";
import { showToast } from "../../../ui/toast";
import { countOf } from "../../import/import-words";
import { hostOf, removeWebhook, replaySince, rotateSecret, type Webhook } from "./webhook-queries";

interface OneProps {
  webhook: Webhook;
  onClose: () => void;
}

/** Another secret, after saying what that means for the program. */
export function RotateDialog({ webhook, onClose, onSecret }: OneProps & { onSecret: (secret: string) => void }) {
  const form = useMutationForm(rotateSecret);

  async function send(): Promise<void> {
    const made = await form.send({ input: { id: webhook.id, version: webhook.version } });
    if (!made) return;
    onSecret(made.secret);
    onClose();
  }

  return (
    <Dialog title={`Another secret for ${hostOf(webhook)}`} isOpen onClose={onClose}>
      <Form label="Another secret" errors={whole(form.errors)} onSubmit={() => void send()}>
        <p>
          For a day every message is signed with both, the old one and the new. Within that day, give the program the
          new one.
        </p>
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            Make another secret
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

/** The end of a webhook, after saying what ends. */
export function RemoveDialog({ webhook, onClose }: OneProps) {
  const form = useMutationForm(removeWebhook);

  async function send(): Promise<void> {
    if (!(await form.send({ input: { id: webhook.id, version: webhook.version } }))) return;
    showToast(`${hostOf(webhook)} is told nothing any more.`);
    onClose();
  }

  return (
    <Dialog title={`Remove ${hostOf(webhook)}`} isOpen onClose={onClose}>
      <Form label="Remove the webhook" errors={whole(form.errors)} onSubmit={() => void send()}>
        <ul className="checks">
          <li>Nothing is sent to it any more, not what waits either.</li>
          <li>Its messages are not shown any more, and its secret is forgotten.</li>
        </ul>
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="danger" pending={form.sending}>
            Remove
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

/** What happened since a day, once more. */
export function ReplayDialog({ webhook, onClose }: OneProps) {
  const [since, setSince] = useState(today);
  const [failedOnly, setFailedOnly] = useState(true);
  const form = useMutationForm(replaySince);

  async function send(): Promise<void> {
    const from = since && new Date(`${since}T00:00:00`).toISOString();
    const sent = await form.send({ input: { id: webhook.id, since: from, failedOnly } });
    if (!sent) return;
    const more = sent.left > 0 ? ` ${countOf(sent.left, "more waits", "more wait")} for another press.` : "";
    showToast(`${countOf(sent.count, "message is", "messages are")} sent again.${more}`);
    if (sent.left === 0) onClose();
  }

  return (
    <Dialog title={`Send again to ${hostOf(webhook)}`} isOpen onClose={onClose}>
      <Form label="Send again" errors={form.errors} onSubmit={() => void send()}>
        <DateField label="What happened since" name="since" value={since} onChange={setSince} max={today()} />
        <Checkbox
          label="Only what failed"
          note="Otherwise also what was delivered; each message keeps its id, so that the program can know it."
          isSelected={failedOnly}
          onChange={setFailedOnly}
        />
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Close
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            Send again
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

/** Refusals of a form without fields. */
function whole(errors: Record<string, string[]>): Record<string, string[]> {
  const found = Object.values(errors).flat();
  return found.length > 0 ? { "": found } : {};
}
