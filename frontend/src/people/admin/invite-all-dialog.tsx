import { Download } from "lucide-react";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Dialog } from "../../ui/dialog";
import { downloadCsv } from "../../ui/download";
import { Form } from "../../ui/form";
import { formatNumber } from "../../ui/format";
import { countOf } from "../import/import-words";
import { invitationsFile, useInvitations } from "./invitations";

/** Makes a link for everybody who cannot sign in yet, and a file of all of them to send. */
export function InviteAllDialog({ onClose }: { onClose: () => void }) {
  const inviting = useInvitations();
  const { invitations, waiting, sending } = inviting;
  return (
    <Dialog title="Invite everybody" isOpen onClose={onClose}>
      <Form label="Invite everybody" errors={inviting.errors} onSubmit={() => void inviting.start()}>
        {waiting === null && (
          <p>
            Everybody in the directory with an e-mail who cannot sign in yet gets an invitation, and so do those whose
            invitation lapsed. You get a file with a link for each, to send with your mail program.
          </p>
        )}
        {waiting !== null && <Progress made={invitations.length} waiting={waiting} />}
        {invitations.length > 0 && !sending && (
          <Callout kind="warn">
            Each link works once, for seven days, and is not shown again. Keep the file safe.
          </Callout>
        )}
        <div className="form-foot">
          {sending ? (
            <Button onClick={inviting.stop}>Stop</Button>
          ) : (
            <Button kind="ghost" onClick={onClose}>
              {waiting === null ? "Cancel" : "Done"}
            </Button>
          )}
          {waiting !== 0 && (
            <Button type="submit" kind={waiting === null ? "primary" : "plain"} pending={sending}>
              {waiting === null ? "Make the invitations" : "Go on"}
            </Button>
          )}
          {invitations.length > 0 && !sending && (
            <Button
              kind="primary"
              icon={<Download className="icon" />}
              onClick={() => downloadCsv("invitations.csv", invitationsFile(invitations, location.origin))}
            >
              Download the file
            </Button>
          )}
        </div>
      </Form>
    </Dialog>
  );
}

function Progress({ made, waiting }: { made: number; waiting: number }) {
  if (made + waiting === 0) return <p role="status">Everybody with an e-mail can sign in or has an invitation.</p>;
  const words =
    waiting === 0
      ? `${countOf(made, "invitation is", "invitations are")} ready.`
      : `${formatNumber(made)} of ${formatNumber(made + waiting)} invitations are ready.`;
  return (
    <div className="stack-small" role="status">
      <progress className="inviting-bar" max={made + waiting} value={made} aria-label={words} />
      <span className="number small">{words}</span>
    </div>
  );
}
