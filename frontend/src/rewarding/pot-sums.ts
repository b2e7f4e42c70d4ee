import type { Kind } from "./reward-words";

/** A budget's figures as the contract has them: decimals as text. */
export interface BudgetFigures {
  kind: Kind;
  currency: string | null;
  unit: string;
  planned: string;
  proposed: string;
  committed: string;
  left: string;
}

export interface Pot {
  key: string;
  kind: Kind;
  currency: string | null;
  unit: string;
  planned: number;
  proposed: number;
  committed: number;
  left: number;
}

const order: readonly Kind[] = ["BONUS", "RAISE", "PROMOTION", "VACATION", "PROJECT_LEAD"];

/** The budgets of several units as one pot for each kind and currency: euros are never added to kroner. */
export function potsOf(budgets: readonly BudgetFigures[]): Pot[] {
  const pots = new Map<string, Pot>();
  for (const { kind, currency, unit, planned, proposed, committed, left } of budgets) {
    const key = `${kind} ${unit}`;
    const pot = pots.get(key) ?? { key, kind, currency, unit, planned: 0, proposed: 0, committed: 0, left: 0 };
    pots.set(key, {
      ...pot,
      planned: sum(pot.planned, planned),
      proposed: sum(pot.proposed, proposed),
      committed: sum(pot.committed, committed),
      left: sum(pot.left, left),
    });
  }
  return [...pots.values()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** Shown and never sent, so rounding at the fourth decimal only takes away what binary fractions add. */
function sum(before: number, more: string): number {
  return Math.round((before + Number(more)) * 10_000) / 10_000;
}
