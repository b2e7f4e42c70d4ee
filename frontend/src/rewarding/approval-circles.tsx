import { Check, X } from "lucide-react";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../graphql/graphql";
import { initials } from "../ui/avatar";
import { classes } from "../ui/classes";

export const approvalChain = graphql(`
  fragment ApprovalChain on Reward {
    state
    allowedActions
    approvals { level role decision waitsFor approver { id name } }
  }
`);

type Chain = ResultOf<typeof approvalChain>;
type Step = Chain["approvals"][number];

/** The level that is asked now; nobody is once the reward is decided. */
export function openLevel({ state, approvals }: Pick<Chain, "state" | "approvals">): Step | undefined {
  return state === "PROPOSED" ? approvals.find(({ decision }) => decision === null) : undefined;
}

/** Who has to approve, as a row of small circles; read aloud in words. */
export function ApprovalCircles({ reward }: { reward: FragmentOf<typeof approvalChain> }) {
  const chain = readFragment(approvalChain, reward);
  const open = openLevel(chain);
  const mine = chain.allowedActions.includes("APPROVE");
  if (chain.approvals.length === 0) return <span className="tiny faint">Nobody has to</span>;
  return (
    <span
      className="approval-circles"
      role="img"
      aria-label={chain.approvals.map((step) => inWords(step, step === open && mine)).join(" ")}
    >
      {chain.approvals.map((step) => (
        <Circle key={step.level} step={step} open={step === open} mine={step === open && mine} />
      ))}
    </span>
  );
}

function inWords({ waitsFor }: Step, mine: boolean): string {
  return mine ? "It is your turn." : waitsFor;
}

function Circle({ step, open, mine }: { step: Step; open: boolean; mine: boolean }) {
  const { decision, role, approver } = step;
  const look = decision === "APPROVED" ? "good" : decision === "REJECTED" ? "bad" : mine ? "mine" : open && "open";
  return (
    <span className={classes("approval-circle", look && `approval-${look}`)} title={inWords(step, mine)}>
      {decision === "APPROVED" ? (
        <Check className="icon icon-small" />
      ) : decision === "REJECTED" ? (
        <X className="icon icon-small" />
      ) : role === "HR" ? (
        "HR"
      ) : (
        initials(approver?.name ?? "?")
      )}
    </span>
  );
}
