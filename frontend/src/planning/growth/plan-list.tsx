import { Link } from "@tanstack/react-router";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { formatPercent } from "../../ui/format";
import { planStates } from "./growth-words";
import type { Plan } from "./plan-query";

type ListedPlan = Pick<Plan, "id" | "state" | "progress" | "period" | "objectives">;

/** Plans of other periods, each a line. */
export function PlanList({ plans, title = "Other plans" }: { plans: readonly ListedPlan[]; title?: string }) {
  if (plans.length === 0) return null;
  return (
    <Card title={title} flush>
      <ul className="rows">
        {plans.map(({ id, state, progress, period, objectives }) => (
          <li key={id}>
            <span className="grow">
              <Link to="/development/plans/$planId" params={{ planId: id }} className="quiet-link strong small">
                {period.name}
              </Link>
              <span className="tiny muted growth-note">{objectives.map((one) => one.title).join(" · ")}</span>
            </span>
            {progress !== null && <span className="number small">{formatPercent(progress)}</span>}
            <Chip tone="outline">{planStates[state]}</Chip>
          </li>
        ))}
      </ul>
    </Card>
  );
}
