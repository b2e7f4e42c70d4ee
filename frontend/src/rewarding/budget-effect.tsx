import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { Callout } from "../ui/callout";
import { formatMoney } from "../ui/format";
import { PotBar } from "./pots";
import { budgetFigure, kindWords } from "./reward-words";

export const budgetEffect = graphql(`
  fragment BudgetEffect on Reward {
    kind
    state
    taken
    cost { amount currency }
    budget { id kind currency unit planned proposed committed left department { id name } }
  }
`);

/** The budget it draws on, and what is left afterwards. */
export function BudgetEffect({ reward }: { reward: FragmentOf<typeof budgetEffect> }) {
  const { kind, state, cost, budget, ...drawn } = readFragment(budgetEffect, reward);
  if (!budget) return null;
  const taken = Number(drawn.taken ?? 0);
  // Where it is paid in another currency than the budget counts, people see both.
  const paid = cost && cost.currency !== budget.currency ? `${formatMoney(cost)}, which are ` : "";
  const figure = (value: number | string) => budgetFigure(value, budget);
  const left = Number(budget.left);
  const after = left - taken;
  const { planned, proposed, committed } = budget;
  const pot = { ...budget, planned: Number(planned), proposed: Number(proposed), committed: Number(committed), left };
  return (
    <section className="reward-section" aria-labelledby="reward-budget">
      <h2 id="reward-budget">Budget</h2>
      <p className="small">
        {kindWords[kind].many}, {budget.department?.name ?? "the whole organisation"}:{" "}
        <span className="number">
          {figure(left)} left of {figure(pot.planned)}
        </span>
        .
      </p>
      <PotBar pot={pot} />
      {state === "PROPOSED" && after >= 0 && (
        <p className="small muted number">
          This takes {paid}
          {figure(taken)}; {figure(after)} would be left.
        </p>
      )}
      {state === "PROPOSED" && after < 0 && (
        <Callout kind="warn">
          This takes {paid}
          {figure(taken)}: {figure(-after)} more than is left. It cannot be approved by all until HR plans more.
        </Callout>
      )}
    </section>
  );
}
