import { Callout } from "../ui/callout";
import { Card } from "../ui/card";
import { formatMoney } from "../ui/format";
import { ApprovalPreview } from "./approval-preview";
import { GuideCard } from "./guide-card";
import { PotBar } from "./pots";
import { costOf, type RewardContent } from "./reward-content";
import { budgetFigure, kindWords, stateWords } from "./reward-words";
import type { ProposeFacts } from "./use-propose-facts";

/** What it takes from which budget, who will decide, and what this person was given before. */
export function ProposeAside({ content, facts }: { content: RewardContent; facts: ProposeFacts }) {
  const { person } = facts;
  return (
    <div className="stack propose-aside">
      <Card title="Budget">
        {person ? (
          <BudgetLeft content={content} facts={facts} name={person.name} />
        ) : (
          <p className="small muted">Choose a person to see which budget it draws on.</p>
        )}
      </Card>
      {person && (
        <GuideCard
          employee={person.id}
          period={facts.periodId}
          on={content.effectiveOn}
          pay={content.kind === "RAISE" || content.kind === "PROMOTION"}
        />
      )}
      <ApprovalPreview content={content} currency={facts.currency} />
      {person && person.rewards.nodes.length > 0 && (
        <Card title="Rewards before" flush>
          <ul className="rows">
            {person.rewards.nodes.map(({ id, summary, state }) => (
              <li key={id}>
                <span className="grow small">
                  <bdi>{summary}</bdi>
                  <span className="tiny muted reward-note">{stateWords[state]}</span>
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}

function BudgetLeft({ content, facts, name }: { content: RewardContent; facts: ProposeFacts; name: string }) {
  const { budget, terms, rate, currency } = facts;
  if (!budget) {
    return (
      <p className="small muted">
        {`No budget for ${kindWords[content.kind].many.toLowerCase()} above ${name} is shared with you for this period. You can propose, but without one it cannot be approved.`}
      </p>
    );
  }
  const figure = (value: number) => budgetFigure(value, budget);
  const left = Number(budget.left);
  const paid = costOf(content, terms.pay?.amount ?? null);
  const cost = paid === null ? null : paid * rate;
  const after = cost === null ? left : left - cost;
  const pot = {
    ...budget,
    planned: Number(budget.planned),
    proposed: Number(budget.proposed) + Math.max(0, cost ?? 0),
    committed: Number(budget.committed),
    left,
  };
  return (
    <div className="stack-small" aria-live="polite">
      <p className="small">
        {kindWords[content.kind].many}, {budget.department?.name ?? "the whole organisation"}
      </p>
      <p className="pot-figure">
        {figure(left)} <small>left of {figure(pot.planned)}</small>
      </p>
      <PotBar pot={pot} />
      {cost !== null && cost > 0 && after >= 0 && (
        <p className="small muted number">
          This takes{" "}
          {budget.currency === null || budget.currency === currency
            ? ""
            : `${formatMoney({ amount: paid ?? 0, currency })}, which are `}
          {figure(cost)}; {figure(after)} would be left.
        </p>
      )}
      {after < 0 && (
        <Callout kind="warn">
          {figure(-after)} more than is left. You can propose it; it cannot be approved by all until HR plans more.
        </Callout>
      )}
      {Number(budget.proposed) > 0 && (
        <p className="tiny muted number">{figure(Number(budget.proposed))} more is proposed and not decided.</p>
      )}
    </div>
  );
}
