import { Link } from "@tanstack/react-router";
import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { formatList, formatNumber } from "../ui/format";
import { type Pot, potsOf } from "./pot-sums";
import { budgetFigure, kindWords } from "./reward-words";

export const potBudget = graphql(`
  fragment PotBudget on Budget {
    id
    kind
    currency
    unit
    planned
    proposed
    committed
    left
    department { id name }
  }
`);

/** What is approved, what is proposed and what is left, one pot for each kind. */
export function Pots({ budgets }: { budgets: readonly FragmentOf<typeof potBudget>[] }) {
  const read = budgets.map((budget) => readFragment(potBudget, budget));
  return (
    <section className="card pots" aria-label="Budgets">
      {potsOf(read).map((pot) => (
        <PotPart key={pot.key} pot={pot} />
      ))}
    </section>
  );
}

/** Of whom these budgets are: "Customer Support", "6 departments". */
export function unitsInWords(budgets: readonly FragmentOf<typeof potBudget>[]): string {
  const units = new Set(
    budgets.map((one) => readFragment(potBudget, one).department?.name ?? "the whole organisation"),
  );
  return units.size > 2 ? `${units.size} units` : formatList([...units]);
}

function PotPart({ pot }: { pot: Pot }) {
  const figure = (value: number) => budgetFigure(value, pot);
  const short = pot.proposed - pot.left;
  return (
    <div>
      <h2>{kindWords[pot.kind].many}</h2>
      <p className="pot-figure">
        {pot.currency ? figure(pot.left) : formatNumber(pot.left)} <small>left of {figure(pot.planned)}</small>
      </p>
      <PotBar pot={pot} label={`${kindWords[pot.kind].many}: `} />
      <ul className="pot-legend">
        {pot.committed > 0 && (
          <li>
            <i className="pot-committed" />
            Approved {figure(pot.committed)}
          </li>
        )}
        {pot.proposed > 0 && (
          <li>
            <i className="pot-proposed" />
            Proposed {figure(pot.proposed)}
          </li>
        )}
        {pot.committed === 0 && pot.proposed === 0 && <li>Nothing approved or proposed</li>}
      </ul>
      {short > 0 && (
        <p className="tiny status-warn">
          {figure(short)} more is proposed than is left.{" "}
          <Link to="/rewards" search={{ turn: "all", state: "proposed" }} className="link">
            See them
          </Link>
        </p>
      )}
    </div>
  );
}

type BarFigures = Pick<Pot, "planned" | "committed" | "proposed" | "left" | "currency" | "unit">;

/** Approved solid, proposed hatched, the rest empty. */
export function PotBar({ pot, label = "" }: { pot: BarFigures; label?: string }) {
  const figure = (value: number) => budgetFigure(value, pot);
  const part = (value: number) => `${Math.min(100, (value / (pot.planned || 1)) * 100)}%`;
  const words = `${label}approved ${figure(pot.committed)}, proposed ${figure(pot.proposed)}, left ${figure(pot.left)} of ${figure(pot.planned)}.`;
  return (
    <div className="pot-bar" role="img" aria-label={words}>
      {pot.committed > 0 && <span className="pot-committed" style={{ inlineSize: part(pot.committed) }} />}
      {pot.proposed > 0 && <span className="pot-proposed" style={{ inlineSize: part(pot.proposed) }} />}
    </div>
  );
}
