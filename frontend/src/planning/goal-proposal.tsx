import { CircleCheck, Undo2, X } from "lucide-react";
import { useState } from "react";
import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { RelativeTime } from "../ui/moment";
import { statusLook } from "../ui/status";
import { showToast } from "../ui/toast";
import { Refusal } from "./goal-actions";
import { acceptGoalProposal, declineGoalProposal, withdrawGoalProposal } from "./goal-moves";
import { type Terms, TermsBeside } from "./goal-terms";
import { realismSentence } from "./goal-words";
import { ReasonDialog } from "./reason-dialog";

export const goalProposal = graphql(`
  fragment GoalProposalCard on Goal {
    id
    title
    version
    weight
    startsOn
    dueOn
    allowedActions
    owner { id name }
    keyResults { id title measure direction unit currency baseline target commit stretch steps weight }
    proposals { id kind state terms reason outcome realism retrospective proposedAt answer decidedAt decidedBy { name } }
  }
`);

/** What its owner proposes, beside what was agreed, for both sides to decide; and why the last one was declined. */
export function GoalProposal(props: { goal: FragmentOf<typeof goalProposal> }) {
  const goal = readFragment(goalProposal, props.goal);
  const [declining, decline] = useState(false);
  const accept = useMutationForm(acceptGoalProposal);
  const withdraw = useMutationForm(withdrawGoalProposal);
  const proposal = goal.proposals[0];
  if (!proposal || !["PENDING", "DECLINED"].includes(proposal.state)) return null;
  const { kind, state, reason, outcome, realism, retrospective, answer, decidedBy } = proposal;
  const pending = state === "PENDING";
  const may = (action: (typeof goal.allowedActions)[number]) => goal.allowedActions.includes(action);
  const name = goal.owner?.name ?? "The owner";
  const input = { id: goal.id, version: goal.version };

  async function agree(): Promise<void> {
    if (!(await accept.send({ input }))) return;
    showToast(kind === "AMEND" ? "Accepted: these are the terms now." : "Confirmed: the goal is closed.");
  }

  async function takeBack(): Promise<void> {
    if (await withdraw.send({ input })) showToast("Taken back.");
  }

  const what = kind === "AMEND" ? "other terms" : `that it is ${statusLook(outcome ?? "DROPPED").word.toLowerCase()}`;
  return (
    <Card
      title={pending ? `${name} proposes ${what}` : `${decidedBy?.name ?? "The manager"} declined ${what}`}
      note={<RelativeTime value={proposal.proposedAt} />}
      className={pending ? "goal-proposal" : undefined}
    >
      <div className="stack-small">
        {reason && <p className="prose">“{reason}”</p>}
        {kind === "AMEND" && <TermsBeside before={goal} after={proposal.terms as Terms} changesOnly />}
        {realism && <p>{realismSentence(realism)}</p>}
        {retrospective && <p className="prose">“{retrospective}”</p>}
        {answer && (
          <p className="prose">
            <span className="strong">Why not:</span> “{answer}”
          </p>
        )}
        {pending && !may("ACCEPT") && (
          <p className="muted small">The goal stays as it was agreed until the owner’s manager has decided.</p>
        )}
        {pending && (
          <div className="row row-wrap">
            {may("ACCEPT") && (
              <Button
                kind="primary"
                icon={<CircleCheck className="icon icon-small" />}
                pending={accept.sending}
                onClick={() => void agree()}
              >
                {kind === "AMEND" ? "Accept" : "Confirm and close"}
              </Button>
            )}
            {may("DECLINE") && (
              <Button icon={<X className="icon icon-small" />} onClick={() => decline(true)}>
                Decline
              </Button>
            )}
            {may("WITHDRAW") && (
              <Button
                icon={<Undo2 className="icon icon-small" />}
                pending={withdraw.sending}
                onClick={() => void takeBack()}
              >
                Take back
              </Button>
            )}
          </div>
        )}
        <Refusal form={accept} />
        <Refusal form={withdraw} />
      </div>
      <ReasonDialog
        {...{ goal, isOpen: declining, onClose: () => decline(false), document: declineGoalProposal }}
        title={kind === "AMEND" ? "Decline the other terms" : "Decline this end"}
        label="Why not?"
        note={`The goal stays as it was agreed. ${name} reads this.`}
        button="Decline"
        done={`Declined; ${name} reads why.`}
      />
    </Card>
  );
}
