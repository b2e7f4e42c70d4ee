import { type FragmentOf, graphql, type ResultOf, readFragment } from "../graphql/graphql";
import { formatMoney, formatNumber } from "../ui/format";

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
    department { id name }
  }
`);

type Budget = ResultOf<typeof budgetLine>;

const kinds: Record<Budget["kind"], string> = {
  BONUS: "Bonuses",
  RAISE: "Raises",
  PROMOTION: "Promotions",
  VACATION: "Extra leave",
  PROJECT_LEAD: "Project leads",
};

/** What is approved, proposed and left of each budget. */
export function BudgetLines({ budgets }: { budgets: readonly FragmentOf<typeof budgetLine>[] }) {
  return (
    <div className="care">
      {budgets.map((one) => {
        const budget = readFragment(budgetLine, one);
        const { id, kind, department, planned, committed, proposed, left } = budget;
        const part = (value: string) => `${Math.min(100, (Number(value) / (Number(planned) || 1)) * 100)}%`;
        const words = `${amount(budget, left)} left of ${amount(budget, planned)}`;
        return (
          <div key={id}>
            <span className="row row-between small">
              <span className="ellipsis">
                {kinds[kind]}
                {department && <span className="muted"> · {department.name}</span>}
              </span>
              <span className="number nowrap">{words}</span>
            </span>
            <div className="pace budget" role="img" aria-label={`${kinds[kind]}: ${words}`}>
              <span className="budget-committed" style={{ inlineSize: part(committed) }} />
              <span className="budget-proposed" style={{ inlineSize: part(proposed) }} />
            </div>
          </div>
        );
      })}
    </div>
  );
}

function amount({ currency, unit }: Budget, value: string): string {
  return currency ? formatMoney({ amount: value, currency }) : `${formatNumber(Number(value))} ${unit}`;
}
