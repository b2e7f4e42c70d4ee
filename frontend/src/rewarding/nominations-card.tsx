import { UserRoundPlus } from "lucide-react";
import { useState } from "react";
import { useMutation } from "urql";
import { type FragmentOf, readFragment } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { useViewer } from "../graphql/viewer";
import { Button, LinkButton } from "../ui/button";
import { Card } from "../ui/card";
import { RelativeTime } from "../ui/moment";
import { showToast } from "../ui/toast";
import { mayPropose } from "./commands";
import { NominateDialog } from "./nominate-dialog";
import {
  declineNomination,
  type Nomination,
  nominationRow,
  nominations,
  nominationWords,
  withdrawNomination,
} from "./nominations";
import { ReasonDialog } from "./reason-dialog";
import { kindWords } from "./reward-words";

/** Who was named for a reward and waits for me, and what became of those I named. */
export function NominationsCard({ all }: { all: FragmentOf<typeof nominations> }) {
  const proposes = mayPropose(useViewer());
  const data = readFragment(nominations, all);
  const [naming, name] = useState(false);
  const [declining, decline] = useState<Nomination | null>(null);
  const peers = data.organisation.rewardSettings.peersNominate;
  const waiting = readFragment(nominationRow, data.waiting.nodes);
  const mine = readFragment(nominationRow, data.mine.nodes).filter(({ state }) => state !== "WITHDRAWN");
  if (!proposes && !peers && mine.length === 0) return null;
  return (
    <Card
      title="Nominations"
      note={data.waiting.totalCount > 0 ? `${data.waiting.totalCount} for you to decide` : undefined}
      flush={waiting.length + mine.length > 0}
      actions={
        (proposes || peers) && (
          <Button size="small" icon={<UserRoundPlus className="icon icon-small" />} onClick={() => name(true)}>
            Nominate somebody
          </Button>
        )
      }
    >
      {waiting.length + mine.length === 0 && (
        <p className="small muted">
          Has somebody earned a thank you? Name them; their manager proposes a reward or says why not.
        </p>
      )}
      <ul className="rows">
        {waiting.map((one) => (
          <Waiting key={one.id} nomination={one} onDecline={() => decline(one)} />
        ))}
        {mine
          .filter(({ id }) => !waiting.some((one) => one.id === id))
          .map((one) => (
            <Mine key={one.id} nomination={one} />
          ))}
      </ul>
      {naming && <NominateDialog peersOnly={!proposes} everybody={peers} onClose={() => name(false)} />}
      {declining && <DeclineDialog nomination={declining} onClose={() => decline(null)} />}
    </Card>
  );
}

function Waiting({ nomination, onDecline }: { nomination: Nomination; onDecline: () => void }) {
  const { id, kind, reason, createdAt, employee, nominator, references } = nomination;
  return (
    <li className="row-wrap">
      <span className="grow small">
        <span className="strong">{employee.name}</span> for {kindWords[kind].one.toLowerCase()}
        <span className="tiny muted reward-note">
          by {nominator.name}, <RelativeTime value={createdAt} />
          {references.length > 0 && `, with ${references.map(({ label }) => label).join("; ")}`}
        </span>
        {reason && <bdi className="nomination-reason">{reason}</bdi>}
      </span>
      <span className="button-group">
        <Button size="small" kind="ghost" label={`Decline the nomination of ${employee.name}`} onClick={onDecline}>
          Decline
        </Button>
        <LinkButton size="small" to="/rewards/new" search={{ nomination: id }}>
          Propose<span className="visually-hidden"> a reward for {employee.name}</span>
        </LinkButton>
      </span>
    </li>
  );
}

function Mine({ nomination }: { nomination: Nomination }) {
  const { id, version, kind, state, decidedReason, decidedByName, employee, allowedActions } = nomination;
  const [, withdraw] = useMutation(withdrawNomination);

  async function takeBack(): Promise<void> {
    const { data: answer } = await withdraw({ input: { id, version } });
    const result = answer?.withdrawRewardNomination;
    showToast(result?.__typename === "UserErrors" ? (result.errors[0]?.message ?? "") : "Withdrawn.");
  }

  return (
    <li>
      <span className="grow small">
        You named <span className="strong">{employee.name}</span> for {kindWords[kind].one.toLowerCase()}
        <span className="tiny muted reward-note">
          {nominationWords[state]}
          {decidedByName && state !== "OPEN" && ` by ${decidedByName}`}
          {decidedReason && `: ${decidedReason}`}
        </span>
      </span>
      {allowedActions.includes("WITHDRAW") && (
        <Button size="small" kind="ghost" onClick={() => void takeBack()}>
          Withdraw<span className="visually-hidden"> the nomination of {employee.name}</span>
        </Button>
      )}
    </li>
  );
}

function DeclineDialog({ nomination, onClose }: { nomination: Nomination; onClose: () => void }) {
  const form = useMutationForm(declineNomination);
  return (
    <ReasonDialog
      {...{ form, onClose }}
      reward={nomination}
      title={`Decline the nomination of ${nomination.employee.name}`}
      explanation={`${nomination.nominator.name} reads your reason; ${nomination.employee.name} does not learn of it.`}
      label="Why"
      verb="Decline"
      done="Declined."
    />
  );
}
