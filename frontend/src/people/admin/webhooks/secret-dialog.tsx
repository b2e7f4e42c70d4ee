import { Button } from "../../../ui/button";
import { Dialog } from "../../../ui/dialog";
import { ShownOnce } from "../../../ui/shown-once";

/** The secret of a webhook, shown this once. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  return (
    <Dialog title="Secret of the webhook" isOpen binding onClose={onClose}>
      <div className="stack">
        <ShownOnce label="Secret of the webhook" value={secret}>
          Copy this secret now and keep it safe: it is not shown again. With it the program checks that a message is
          from here.
        </ShownOnce>
        <div className="form-foot">
          <Button onClick={onClose}>I have copied it</Button>
        </div>
      </div>
    </Dialog>
  );
}
