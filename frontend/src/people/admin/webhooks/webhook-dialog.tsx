import { useState } from "react";
import { useMutationForm } from "../../../graphql/use-mutation-form";
import { Button } from "../../../ui/button";
import { Checkbox } from "../../../ui/choices";
import { Dialog } from "../../../ui/dialog";
import { TextField } from "../../../ui/field";
import { FieldMessages, Form, useFieldErrors } from "../../../ui/form";
import { showToast } from "../../../ui/toast";
import { changeWebhook, eventNames, registerWebhook, type Webhook, type WebhookEvent } from "./webhook-queries";

interface WebhookDialogProps {
  /** The one to change; without it, a new one. */
  webhook?: Webhook;
  onClose: () => void;
  onSecret: (secret: string) => void;
}

/** Where a webhook listens, and for what. */
export function WebhookDialog({ webhook, onClose, onSecret }: WebhookDialogProps) {
  const [address, setAddress] = useState(webhook?.address ?? "");
  const [events, setEvents] = useState<readonly WebhookEvent[]>(webhook?.events ?? []);
  const registering = useMutationForm(registerWebhook);
  const changing = useMutationForm(changeWebhook);
  const form = webhook ? changing : registering;
  const title = webhook ? "Change the webhook" : "New webhook";

  async function send(): Promise<void> {
    const terms = { address, events: [...events] };
    if (webhook) {
      if (!(await changing.send({ input: { id: webhook.id, version: webhook.version, ...terms } }))) return;
      showToast("Saved. What waits goes to this address, too.");
    } else {
      const made = await registering.send({ input: terms });
      if (!made) return;
      onSecret(made.secret);
    }
    onClose();
  }

  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form label={title} errors={form.errors} onSubmit={() => void send()}>
        <TextField
          label="Address"
          name="address"
          type="url"
          value={address}
          onChange={setAddress}
          placeholder="https://hooks.example.com/headway"
          note="HTTPS, on the Internet. Messages are sent there by POST."
          autoFocus
        />
        <Events chosen={events} onChange={setEvents} />
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" pending={form.sending}>
            {webhook ? "Save" : "Make the webhook"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

interface EventsProps {
  chosen: readonly WebhookEvent[];
  onChange: (chosen: WebhookEvent[]) => void;
}

function Events({ chosen, onChange }: EventsProps) {
  const messages = useFieldErrors("events");
  return (
    <fieldset className="stack-small" aria-describedby={messages.length > 0 ? "events-error" : undefined}>
      <legend className="field-label">What it hears of</legend>
      {(Object.keys(eventNames) as WebhookEvent[]).map((event) => (
        <Checkbox
          key={event}
          label={eventNames[event].label}
          note={eventNames[event].note}
          isSelected={chosen.includes(event)}
          onChange={(on) => onChange(on ? [...chosen, event] : chosen.filter((one) => one !== event))}
        />
      ))}
      <FieldMessages id="events-error" messages={messages} />
    </fieldset>
  );
}
