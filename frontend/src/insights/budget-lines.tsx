import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { potsOf } from "../rewarding/pot-sums";
import { PotBar } from "../rewarding/pots";
import { budgetFigure, kindWords } from "../rewarding/reward-words";
import "../rewarding/pots.css";

export const budgetLine = graphql(`
  fragment BudgetLine on Budget {
    id
    kind
    unit
    currency
    planned
    committed
    proposed
    left
  }
`);

/** What is approved, proposed and left of each kind of reward, all departments together. */
export function BudgetLines({ budgets }: { budgets: readonly FragmentOf<typeof budgetLine>[] }) {
  return (
    <div className="care">
      {potsOf(budgets.map((one) => readFragment(budgetLine, one))).map((pot) => (
        <div key={pot.key}>
          <span className="row row-between small">
            <span>{kindWords[pot.kind].many}</span>
            <span className="number nowrap">
              {budgetFigure(pot.left, pot)} left of {budgetFigure(pot.planned, pot)}
            </span>
          </span>
          <PotBar pot={pot} label={`${kindWords[pot.kind].many}: `} />
        </div>
      ))}
    </div>
  );
}
