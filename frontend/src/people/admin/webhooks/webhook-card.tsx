import { Ellipsis, KeyRound, Pause, Pencil, Play, RotateCcw, Send, Trash2 } from "lucide-react";
import { useState } from "react";
import { useMutationForm } from "../../../graphql/use-mutation-form";
import { Button } from "../../../ui/button";
import { Callout } from "../../../ui/callout";
import { Card } from "../../../ui/card";
import { Chip } from "../../../ui/chip";
import { Menu, type MenuItem } from "../../../ui/menu";
import { RelativeTime } from "../../../ui/moment";
import { showToast } from "../../../ui/toast";
import { refusalWords } from "../../import/map-import";
import { WebhookDialog } from "./webhook-dialog";
import { RemoveDialog, ReplayDialog, RotateDialog } from "./webhook-dialogs";
import { WebhookMessages } from "./webhook-messages";
import { eventNames, hostOf, pauseWebhook, resumeWebhook, sendTest, type Webhook } from "./webhook-queries";

interface WebhookCardProps {
  webhook: Webhook;
  onSecret: (secret: string) => void;
}

type Asked = "change" | "rotate" | "replay" | "remove" | null;

/** A webhook: where it goes, how it does, what can be done with it, and its messages. */
export function WebhookCard({ webhook, onSecret }: WebhookCardProps) {
  const [asked, ask] = useState<Asked>(null);
  const pausing = useMutationForm(pauseWebhook);
  const resuming = useMutationForm(resumeWebhook);
  const testing = useMutationForm(sendTest);
  const { id, version } = webhook;
  const may = (action: Webhook["allowedActions"][number]) => webhook.allowedActions.includes(action);
  const words = refusalWords({ ...pausing.errors, ...resuming.errors, ...testing.errors });

  async function test(): Promise<void> {
    if (await testing.send({ input: { id } })) showToast("A test is on its way. Its message says what came back.");
  }
  async function pause(): Promise<void> {
    if (await pausing.send({ input: { id, version } })) showToast("Paused. What happens waits.");
  }
  async function resume(): Promise<void> {
    if (await resuming.send({ input: { id, version } })) showToast("Resumed. What has waited is sent.");
  }

  const items: (MenuItem | "line")[] = [
    { id: "change", label: "Change", icon: Pencil, run: () => ask("change") },
    { id: "replay", label: "Send again since…", icon: RotateCcw, run: () => ask("replay") },
    { id: "rotate", label: "Another secret", icon: KeyRound, run: () => ask("rotate") },
    ...(may("PAUSE") ? [{ id: "pause", label: "Pause", icon: Pause, run: () => void pause() }] : []),
    "line",
    { id: "remove", label: "Remove", icon: Trash2, danger: true, run: () => ask("remove") },
  ];
  return (
    <Card
      title={hostOf(webhook)}
      flush
      actions={
        <>
          {may("RESUME") && (
            <Button
              size="small"
              kind="primary"
              icon={<Play className="icon icon-small" />}
              pending={resuming.sending}
              onClick={() => void resume()}
            >
              Resume
            </Button>
          )}
          <Button
            size="small"
            icon={<Send className="icon icon-small" />}
            pending={testing.sending}
            onClick={() => void test()}
          >
            Send a test
          </Button>
          <Menu
            label={`More for ${hostOf(webhook)}`}
            kind="ghost"
            size="small"
            icon={<Ellipsis className="icon" />}
            items={items}
          />
        </>
      }
    >
      <div className="webhook-facts stack-small">
        <code className="webhook-address small">{webhook.address}</code>
        <span className="scope-list">
          {webhook.events.map((event) => (
            <Chip key={event}>{eventNames[event].label}</Chip>
          ))}
        </span>
        {words && (
          <span role="alert" className="field-error">
            {words}
          </span>
        )}
        <Standing webhook={webhook} />
      </div>
      <WebhookMessages webhook={webhook} />
      {asked === "change" && <WebhookDialog webhook={webhook} onClose={() => ask(null)} onSecret={onSecret} />}
      {asked === "rotate" && <RotateDialog webhook={webhook} onClose={() => ask(null)} onSecret={onSecret} />}
      {asked === "replay" && <ReplayDialog webhook={webhook} onClose={() => ask(null)} />}
      {asked === "remove" && <RemoveDialog webhook={webhook} onClose={() => ask(null)} />}
    </Card>
  );
}

/** What stands in the way, if something does. */
function Standing({ webhook: { state, failingSince, oldSecretUntil } }: { webhook: Webhook }) {
  if (state === "SWITCHED_OFF") {
    return (
      <Callout kind="bad">
        Switched off: it has taken nothing for three days. What happens waits; resume it once somebody has seen to it.
      </Callout>
    );
  }
  if (state === "PAUSED") return <Callout>Paused: what happens waits until it is resumed.</Callout>;
  if (failingSince) {
    return (
      <Callout kind="warn">
        It has taken nothing since <RelativeTime value={failingSince} />. It is tried again by itself, and switched off
        after three days.
      </Callout>
    );
  }
  if (oldSecretUntil && new Date(oldSecretUntil).getTime() > Date.now()) {
    return <Callout>Messages are signed with the secret before, too, for a day after it was replaced.</Callout>;
  }
  return null;
}
