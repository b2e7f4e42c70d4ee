import { useNavigate } from "@tanstack/react-router";
import { Plus, Wallet } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../graphql/failure";
import { graphql } from "../graphql/graphql";
import { useViewer } from "../graphql/viewer";
import { Button, LinkButton } from "../ui/button";
import { SelectField } from "../ui/field";
import { SkeletonRows } from "../ui/skeleton";
import { EmptyState, ErrorState, NoRight } from "../ui/states";
import { PageHead } from "../ui/title";
import { type BudgetCell, BudgetsTable } from "./budgets-table";
import { budgetsRoute } from "./routes";
import { SetBudgetDialog } from "./set-budget-dialog";
import "./budgets.css";
import "./pots.css";

const budgetsQuery = graphql(`
  query Budgets($periodId: ID) {
    currentPeriod { id }
    periods { id name state }
    departments { id name }
    budgets(periodId: $periodId) {
      id
      version
      kind
      currency
      unit
      planned
      proposed
      committed
      left
      department { id name }
    }
  }
`);

const context = { additionalTypenames: ["Budget", "Reward"] };
const crumbs = [{ label: "Rewards", to: "/rewards" }];

/** What each unit may spend on each kind of reward in a period, and who sets it. */
export function BudgetsPage() {
  const { period } = budgetsRoute.useSearch();
  const { isHr, canAdminister, isManager } = useViewer();
  const navigate = useNavigate();
  const [open, setOpen] = useState<BudgetCell | "new" | null>(null);
  const [{ data, error, fetching }, ask] = useQuery({
    query: budgetsQuery,
    variables: { periodId: period ?? null },
    context,
  });
  const maySet = isHr || canAdminister;
  if (!maySet && !isManager) return <NoRight actions={<LinkButton to="/rewards">Go to rewards</LinkButton>} />;
  const chosen = data?.periods.find(({ id }) => id === (period ?? data.currentPeriod?.id));
  const failure = error && !data && describeFailure(error);
  return (
    <>
      <PageHead
        title="Budgets"
        crumbs={crumbs}
        lede="A reward draws on the nearest budget above the person, and cannot be approved beyond it."
      >
        <div className="button-group budgets-head">
          {data && (
            <SelectField
              label="Period"
              hideLabel
              value={chosen?.id ?? ""}
              placeholder="Choose a period"
              onChange={(id) => void navigate({ to: "/rewards/budgets", search: { period: id } })}
              options={data.periods.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          {maySet && chosen && (
            <Button kind="primary" icon={<Plus className="icon icon-small" />} onClick={() => setOpen("new")}>
              Set a budget
            </Button>
          )}
        </div>
      </PageHead>
      <section className="card" aria-label="Budgets">
        {!data && fetching && <SkeletonRows rows={6} />}
        {failure && (
          <div className="card-body card-body-only">
            <ErrorState title="The budgets could not be loaded." code={failure.code} onRetry={ask}>
              {failure.next}
            </ErrorState>
          </div>
        )}
        {data?.budgets.length === 0 && (
          <EmptyState
            icon={Wallet}
            title={chosen ? `No budgets for ${chosen.name}` : "No period is open"}
            actions={maySet && chosen && <Button onClick={() => setOpen("new")}>Set a budget</Button>}
          >
            {maySet
              ? "Rewards can be proposed without a budget, but not approved."
              : "Your HR partner sets them. Until then rewards can be proposed, but not approved."}
          </EmptyState>
        )}
        {data && data.budgets.length > 0 && (
          <BudgetsTable budgets={data.budgets} onSet={maySet ? (cell) => setOpen(cell) : undefined} />
        )}
      </section>
      {open && data && chosen && (
        <SetBudgetDialog
          period={chosen}
          departments={data.departments}
          budgets={data.budgets}
          cell={open === "new" ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
