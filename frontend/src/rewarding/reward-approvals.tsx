import { Check, Hourglass, Minus, X } from "lucide-react";
import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { openLevel } from "./approval-circles";

export const rewardApprovals = graphql(`
  fragment RewardApprovals on Reward {
    state
    decidedReason
    allowedActions
    approvals { level role decision comment waitsFor approver { id name } }
  }
`);

const looks = {
  APPROVED: { icon: Check, look: "good" },
  REJECTED: { icon: X, look: "bad" },
  open: { icon: Hourglass, look: "open" },
  later: { icon: Minus, look: "later" },
};

/** Who decided and who is asked, in words. */
export function RewardApprovals({ reward }: { reward: FragmentOf<typeof rewardApprovals> }) {
  const { state, approvals, allowedActions, decidedReason } = readFragment(rewardApprovals, reward);
  const open = openLevel({ state, approvals: approvals.map((step) => ({ ...step })) });
  return (
    <section className="reward-section" aria-labelledby="reward-approvals">
      <h2 id="reward-approvals">Approval</h2>
      {approvals.length === 0 && <p className="small muted">Nobody has to approve it.</p>}
      <ol className="approval-list">
        {approvals.map(({ level, decision, comment, waitsFor }) => {
          const { icon: Icon, look } = looks[decision ?? (level === open?.level ? "open" : "later")];
          const mine = level === open?.level && allowedActions.includes("APPROVE");
          return (
            <li key={level}>
              <span className={`approval-circle approval-${mine ? "mine" : look}`} aria-hidden="true">
                <Icon className="icon icon-small" />
              </span>
              <span className="grow">
                {mine ? "It is your turn." : waitsFor}
                {comment && comment !== decidedReason && <q className="approval-comment">{comment}</q>}
              </span>
            </li>
          );
        })}
      </ol>
      {(state === "REJECTED" || state === "WITHDRAWN") && decidedReason && (
        <p className="small">
          <span className="muted">{state === "REJECTED" ? "Declined because: " : "Withdrawn because: "}</span>
          <bdi>{decidedReason}</bdi>
        </p>
      )}
    </section>
  );
}
