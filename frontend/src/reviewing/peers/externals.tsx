import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { PersonLine } from "../../ui/avatar";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { formatDay } from "../../ui/format";
import { Menu } from "../../ui/menu";
import { ShownOnce } from "../../ui/shown-once";
import { InviteDialog } from "./invite-dialog";
import { decideExternal, type External, type PeerCycle, type PeerRow } from "./peers-query";
import { TurnDownExternal } from "./turn-down-dialog";

const words: Record<External["state"], string> = {
  PROPOSED: "from outside, waits for approval",
  INVITED: "from outside, invited",
  TURNED_DOWN: "not invited",
  WITHDRAWN: "taken back",
  DECLINED: "will not write",
  REVOKED: "link taken back",
};

/** People from outside about one person: who is invited, and by a link that works once. */
export function Externals({ row, cycle, mine }: { row: PeerRow; cycle: PeerCycle; mine: boolean }) {
  const [inviting, invite] = useState(false);
  const shown = row.externals.filter(({ state }) => state !== "WITHDRAWN");
  const alive = shown.filter(({ state }) => state === "PROPOSED" || state === "INVITED").length;
  const { name } = row.employee;
  return (
    <>
      {shown.length > 0 && (
        <ul className="peers-list" aria-label={mine ? "From outside about you" : `From outside about ${name}`}>
          {shown.map((external) => (
            <Row key={external.id} external={external} />
          ))}
        </ul>
      )}
      {row.canInvite && alive < cycle.mostExternals && (
        <div>
          <Button
            size="small"
            kind="ghost"
            label={mine ? "Propose somebody from outside" : `Invite somebody from outside for ${name}`}
            onClick={() => invite(true)}
          >
            {mine ? "Propose somebody from outside" : "Invite somebody from outside"}
          </Button>
        </div>
      )}
      {inviting && <InviteDialog row={row} mine={mine} onClose={() => invite(false)} />}
    </>
  );
}

function Row({ external }: { external: External }) {
  const { id, version, name, email, allowedActions } = external;
  const form = useMutationForm(decideExternal);
  const [turning, turn] = useState(false);
  const [link, show] = useState<string | null>(null);
  async function decide(action: "APPROVE" | "WITHDRAW" | "NEW_LINK" | "REVOKE"): Promise<void> {
    const made = await form.send({ input: { id, version, action } });
    if (made?.link) show(`${location.origin}${made.link}`);
  }
  const items = [
    { action: "NEW_LINK", label: "Make a link to pass on" },
    { action: "REVOKE", label: "Take the link back" },
  ] as const;
  const offered = items.filter(({ action }) => allowedActions.includes(action));
  return (
    <li className="peers-peer">
      <span className="grow">
        <PersonLine name={name} title={`${email}: ${wordsOf(external)}`} size="small" />
      </span>
      {form.errors[""] && <p className="field-error">{form.errors[""][0]}</p>}
      {allowedActions.includes("WITHDRAW") && !allowedActions.includes("APPROVE") && (
        <Button size="small" kind="ghost" label={`Take ${name} back`} onClick={() => void decide("WITHDRAW")}>
          Take back
        </Button>
      )}
      {allowedActions.includes("TURN_DOWN") && (
        <Button size="small" kind="ghost" label={`Turn ${name} down`} onClick={() => turn(true)}>
          Turn down
        </Button>
      )}
      {allowedActions.includes("APPROVE") && (
        <Button size="small" pending={form.sending} label={`Invite ${name}`} onClick={() => void decide("APPROVE")}>
          Invite
        </Button>
      )}
      {offered.length > 0 && (
        <Menu
          kind="ghost"
          size="small"
          text="Link"
          label={`Link of ${name}`}
          items={offered.map(({ action, label }) => ({ id: action, label, run: () => void decide(action) }))}
        />
      )}
      {turning && <TurnDownExternal external={external} onClose={() => turn(false)} />}
      {link && (
        <Dialog title={`A link for ${name}`} isOpen onClose={() => show(null)}>
          <ShownOnce label="Link" value={link}>
            It is shown this once and opens one form, once, for three weeks. Links made before it end.
          </ShownOnce>
          <div className="form-foot">
            <Button onClick={() => show(null)}>Close</Button>
          </div>
        </Dialog>
      )}
    </li>
  );
}

function wordsOf({ state, turnDownReason, declineReason, handedIn, expiresAt }: External): string {
  if (handedIn) return "has handed in";
  const until = state === "INVITED" && expiresAt && `link until ${formatDay(expiresAt.slice(0, 10))}`;
  return [words[state], turnDownReason || declineReason, until].filter(Boolean).join(", ");
}
