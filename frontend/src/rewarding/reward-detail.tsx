import { type FragmentOf, graphql, type ResultOf, readFragment } from "../graphql/graphql";
import { useViewer } from "../graphql/viewer";
import { classes } from "../ui/classes";
import { BudgetEffect, budgetEffect } from "./budget-effect";
import { DecideForm, decideParts } from "./decide-form";
import { DecisionCard, decisionParts } from "./decision-card";
import { ReversalCard, reversalParts } from "./reversal-card";
import { RewardApprovals, rewardApprovals } from "./reward-approvals";
import { RewardFacts, rewardFacts } from "./reward-facts";
import { RewardLetter, rewardLetter } from "./reward-letter";
import { RewardLife, rewardLife } from "./reward-life";
import { RewardReasons, rewardReasons } from "./reward-reasons";
import { kindWords } from "./reward-words";

export const titleParts = graphql(`
  fragment RewardTitle on Reward {
    kind
    employee { id name }
  }
`);

export const rewardDetail = graphql(
  `
    fragment RewardDetail on Reward {
      id
      version
      employee { id }
      allowedActions
      ...RewardFacts
      ...RewardReasons
      ...RewardApprovals
      ...BudgetEffect
      ...RewardLife
      ...DecideParts
      ...ReversalParts
      ...DecisionParts
      ...RewardLetterParts
    }
  `,
  [
    rewardFacts,
    rewardReasons,
    rewardApprovals,
    budgetEffect,
    rewardLife,
    decideParts,
    reversalParts,
    decisionParts,
    rewardLetter,
  ],
);

// What a toast or another card offers.
const elsewhere: ReadonlySet<string> = new Set(["STOP", "CONFIRM_REVERSAL", "KEEP"]);

/** "Raise for Priya Nair" */
export function rewardTitle({ kind, employee }: ResultOf<typeof titleParts>): string {
  return `${kindWords[kind].one} for ${employee.name}`;
}

/** Everything about one reward, in the order in which one decides: what, why, who, from which budget, what has happened. */
export function RewardDetail({ reward, page }: { reward: FragmentOf<typeof rewardDetail>; page?: boolean }) {
  const parts = readFragment(rewardDetail, reward);
  const { employee } = useViewer();
  const own = parts.employee.id === employee?.id;
  return (
    <div className={classes("reward-detail", page && "reward-detail-page")}>
      <div className="reward-sections">
        <RewardFacts reward={parts} />
        <RewardReasons reward={parts} own={own} />
        <DecisionCard reward={parts} />
        <RewardLetter reward={parts} />
      </div>
      <div className="reward-sections">
        {parts.allowedActions.some((action) => !elsewhere.has(action)) && <DecideForm key={parts.id} reward={parts} />}
        <ReversalCard reward={parts} />
        <RewardApprovals reward={parts} />
        {!own && <BudgetEffect reward={parts} />}
        <RewardLife reward={parts} />
      </div>
    </div>
  );
}
