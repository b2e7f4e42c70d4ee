import { Button } from "../ui/button";
import { type Column, DataTable } from "../ui/data-table";
import type { BudgetFigures } from "./pot-sums";
import { PotBar } from "./pots";
import { budgetedKinds, budgetFigure, type Kind, kindWords } from "./reward-words";

export interface BudgetRow extends BudgetFigures {
  id: string;
  version: number;
  department: { id: string; name: string } | null;
}

/** Where a unit and a kind meet. */
export interface BudgetCell {
  departmentId: string | null;
  kind: Kind;
}

interface Unit {
  key: string;
  name: string;
  departmentId: string | null;
  budgets: Partial<Record<Kind, BudgetRow>>;
}

const whole = "Whole organisation";

/** One row for each unit: the whole first, then departments by name. */
export function unitsOf(budgets: readonly BudgetRow[]): Unit[] {
  const units = new Map<string, Unit>();
  for (const budget of budgets) {
    const { department, kind } = budget;
    const key = department?.id ?? "";
    const unit = units.get(key) ?? {
      key,
      name: department?.name ?? whole,
      departmentId: department?.id ?? null,
      budgets: {},
    };
    units.set(key, { ...unit, budgets: { ...unit.budgets, [kind]: budget } });
  }
  return [...units.values()].sort((a, b) => (a.key === "" ? -1 : b.key === "" ? 1 : a.name.localeCompare(b.name)));
}

/** Units down, kinds across; a press on a figure sets it. */
export function BudgetsTable({
  budgets,
  onSet,
}: {
  budgets: readonly BudgetRow[];
  onSet?: (cell: BudgetCell) => void;
}) {
  const columns: Column<Unit>[] = [
    { key: "unit", header: "Unit", main: true, cell: ({ name }) => <span className="strong">{name}</span> },
    ...budgetedKinds.map((kind) => ({
      key: kind,
      header: kindWords[kind].many,
      cell: (unit: Unit) => <Cell unit={unit} kind={kind} onSet={onSet} />,
    })),
  ];
  return (
    <div className="budgets-table">
      <DataTable
        caption="Budgets by unit and kind"
        columns={columns}
        rows={unitsOf(budgets)}
        rowKey={({ key }) => key}
      />
    </div>
  );
}

function Cell({ unit, kind, onSet }: { unit: Unit; kind: Kind; onSet?: (cell: BudgetCell) => void }) {
  const budget = unit.budgets[kind];
  const { departmentId } = unit;
  const name = `${kindWords[kind].many}, ${unit.name}`;
  if (!budget) {
    if (!onSet) return <span className="faint">none</span>;
    return (
      <Button kind="ghost" size="small" label={`Set: ${name}`} onClick={() => onSet({ departmentId, kind })}>
        Set
      </Button>
    );
  }
  const { planned, proposed, committed, left } = budget;
  const figures = {
    ...budget,
    planned: Number(planned),
    proposed: Number(proposed),
    committed: Number(committed),
    left: Number(left),
  };
  return (
    <span className="budget-cell">
      {onSet ? (
        <button type="button" className="budget-set" onClick={() => onSet({ departmentId, kind })}>
          {budgetFigure(planned, budget)}
          <span className="visually-hidden">: change {name}</span>
        </button>
      ) : (
        <span className="strong number">{budgetFigure(planned, budget)}</span>
      )}
      <PotBar pot={figures} label={`${name}: `} />
      <span className="tiny muted number">{budgetFigure(left, budget)} left</span>
    </span>
  );
}
