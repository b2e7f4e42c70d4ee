import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { PersonLine } from "../../ui/avatar";
import { Button } from "../../ui/button";
import { Externals } from "./externals";
import { decideNomination, type Nomination, type PeerCycle, type PeerRow } from "./peers-query";
import { ProposeDialog } from "./propose-dialog";
import { TurnDownDialog } from "./turn-down-dialog";

const words: Record<Nomination["state"], string> = {
  PROPOSED: "waits for approval",
  APPROVED: "is asked",
  TURNED_DOWN: "not asked",
  WITHDRAWN: "taken back",
  DECLINED: "cannot write",
};

/** One person with everybody proposed, and what one may do about each. */
export function PersonPeers({ row, cycle, mine }: { row: PeerRow; cycle: PeerCycle; mine: boolean }) {
  const [proposing, propose] = useState(false);
  const shown = row.nominations.filter(({ state }) => state !== "WITHDRAWN");
  const alive = shown.filter(({ state }) => state === "PROPOSED" || state === "APPROVED").length;
  const { name, title } = row.employee;
  const room = cycle.mostPeers - alive;
  return (
    <li className="peers-person">
      <div className="row row-between row-wrap">
        <PersonLine name={mine ? "You" : name} person={name} title={mine ? countWords(alive, cycle) : title} />
        <div className="row">
          {!mine && <span className="small muted">{countWords(alive, cycle)}</span>}
          {room > 0 && (
            <Button
              size="small"
              kind={mine && alive < cycle.fewestPeers ? "primary" : "plain"}
              label={mine ? "Propose colleagues for your review" : `Choose colleagues for ${name}`}
              onClick={() => propose(true)}
            >
              {mine ? "Propose" : "Choose"}
            </Button>
          )}
        </div>
      </div>
      {shown.length > 0 && (
        <ul className="peers-list" aria-label={mine ? "Colleagues about you" : `Colleagues about ${name}`}>
          {shown.map((nomination) => (
            <Peer key={nomination.id} nomination={nomination} />
          ))}
        </ul>
      )}
      {(row.canInvite || row.externals.length > 0) && <Externals row={row} cycle={cycle} mine={mine} />}
      {proposing && (
        <ProposeDialog
          row={row}
          room={room}
          mine={mine}
          smallest={cycle.smallestGroup}
          onClose={() => propose(false)}
        />
      )}
    </li>
  );
}

function countWords(alive: number, { fewestPeers, mostPeers }: PeerCycle): string {
  if (alive === 0) return "nobody yet";
  return alive < fewestPeers ? `${alive} of at least ${fewestPeers}` : `${alive} of at most ${mostPeers}`;
}

function Peer({ nomination }: { nomination: Nomination }) {
  const { id, version, state, turnDownReason, peer, allowedActions } = nomination;
  const form = useMutationForm(decideNomination);
  const [turning, turn] = useState(false);
  const decide = (action: "APPROVE" | "WITHDRAW") => void form.send({ input: { id, version, action } });
  return (
    <li className="peers-peer">
      <span className="grow">
        <PersonLine name={peer.name} title={[words[state], turnDownReason].filter(Boolean).join(": ")} size="small" />
      </span>
      {form.errors[""] && <p className="field-error">{form.errors[""][0]}</p>}
      {allowedActions.includes("WITHDRAW") && !allowedActions.includes("APPROVE") && (
        <Button
          size="small"
          kind="ghost"
          pending={form.sending}
          label={`Take ${peer.name} back`}
          onClick={() => decide("WITHDRAW")}
        >
          Take back
        </Button>
      )}
      {allowedActions.includes("TURN_DOWN") && (
        <Button size="small" kind="ghost" label={`Turn ${peer.name} down`} onClick={() => turn(true)}>
          Turn down
        </Button>
      )}
      {allowedActions.includes("APPROVE") && (
        <Button size="small" pending={form.sending} label={`Approve ${peer.name}`} onClick={() => decide("APPROVE")}>
          Approve
        </Button>
      )}
      {turning && <TurnDownDialog nomination={nomination} onClose={() => turn(false)} />}
    </li>
  );
}
