import { Eye, EyeOff, Lock, LockOpen } from "lucide-react";
import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { showToast } from "../../ui/toast";
import { type CheckLine, MoveDialog } from "../cycles/move-dialog";
import { hideNames, lockSession, openSession, reopenSession, takeOver } from "./session-moves";
import type { Session } from "./session-query";

/** What who leads it does with a session: open, hide names, close, open again. */
export function SessionActions({ session }: { session: Session }) {
  const { id, version, namesHidden, allowedActions } = session;
  const [asking, ask] = useState<"lock" | "reopen" | null>(null);
  const opening = useMutationForm(openSession);
  const hiding = useMutationForm(hideNames);
  const leading = useMutationForm(takeOver);
  const refused = [
    ...(opening.errors[""] ?? []),
    ...(opening.errors.id ?? []),
    ...(hiding.errors[""] ?? []),
    ...(leading.errors[""] ?? []),
  ];
  return (
    <>
      <div className="button-group">
        {allowedActions.includes("HIDE_NAMES") && (
          <Button
            icon={namesHidden ? <Eye className="icon icon-small" /> : <EyeOff className="icon icon-small" />}
            pending={hiding.sending}
            onClick={() => void hiding.send({ input: { id, version, hidden: !namesHidden } })}
          >
            {namesHidden ? "Show names" : "Hide names"}
          </Button>
        )}
        {allowedActions.includes("TAKE_OVER") && (
          <Button pending={leading.sending} onClick={() => void leading.send({ input: { id, version } })}>
            Take the lead
          </Button>
        )}
        {allowedActions.includes("OPEN") && (
          <Button
            kind="primary"
            pending={opening.sending}
            onClick={() => void opening.send({ input: { id, version } })}
          >
            Open the session
          </Button>
        )}
        {allowedActions.includes("LOCK") && (
          <Button kind="primary" icon={<Lock className="icon icon-small" />} onClick={() => ask("lock")}>
            Close session
          </Button>
        )}
        {allowedActions.includes("REOPEN") && (
          <Button icon={<LockOpen className="icon icon-small" />} onClick={() => ask("reopen")}>
            Open again
          </Button>
        )}
      </div>
      {refused.length > 0 && <Callout kind="bad">{refused.join(" ")}</Callout>}
      {asking === "lock" && <LockDialog session={session} onClose={() => ask(null)} />}
      {asking === "reopen" && <ReopenDialog session={session} onClose={() => ask(null)} />}
    </>
  );
}

interface DialogProps {
  session: Session;
  onClose: () => void;
}

function LockDialog({ session, onClose }: DialogProps) {
  const form = useMutationForm(lockSession);
  const { id, version, name, figures } = session;
  const outside = figures.shares.filter((share) => share.outside).length;
  const lines: CheckLine[] = [
    { good: figures.toGo === 0, words: `${figures.talkedThrough} of ${figures.people} people are talked through.` },
    { good: figures.waiting === 0, words: `${figures.waiting} moved ratings wait for their manager’s answer.` },
    { good: figures.objections === 0, words: `${figures.objections} objections are not decided; they must be.` },
    { good: outside === 0, words: `${outside} steps of the scale lie outside the guidance.` },
    { good: true, words: `${figures.moved} ratings are another than submitted, each with a reason.` },
  ];
  const left = figures.toGo > 0 || figures.waiting > 0 || outside > 0;
  async function send(): Promise<void> {
    if (!(await form.send({ input: { id, version, waive: left } }))) return;
    showToast(`${name} is closed.`);
    onClose();
  }
  return (
    <MoveDialog
      {...form}
      {...{ lines, onClose }}
      title={`Close ${name}`}
      verb={left ? "Close all the same" : "Close the session"}
      reason="none"
      onSend={() => void send()}
    />
  );
}

function ReopenDialog({ session: { id, version, name }, onClose }: DialogProps) {
  const form = useMutationForm(reopenSession);
  async function send(reason: string): Promise<void> {
    if (!(await form.send({ input: { id, version, reason } }))) return;
    showToast(`${name} is open again.`);
    onClose();
  }
  const lines = [{ good: true, words: "Everything stays as it is; people can be moved again." }];
  return (
    <MoveDialog
      {...form}
      {...{ lines, onClose }}
      title={`Open ${name} again`}
      verb="Open again"
      reason="needed"
      onSend={(reason) => void send(reason)}
    />
  );
}
