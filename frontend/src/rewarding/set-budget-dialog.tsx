import { useState } from "react";
import { graphql } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { useViewer } from "../graphql/viewer";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { Dialog } from "../ui/dialog";
import { SelectField, TextField } from "../ui/field";
import { Form } from "../ui/form";
import { MoneyField, NumberField } from "../ui/number-field";
import { showToast } from "../ui/toast";
import type { BudgetCell, BudgetRow } from "./budgets-table";
import { budgetedKinds, budgetFigure, type Kind, kindWords } from "./reward-words";

const setBudget = graphql(`
  mutation SetBudget($input: SetBudgetInput!) {
    setBudget(input: $input) {
      __typename
      ... on SetBudgetPayload { budget { id version planned currency unit } }
      ... on UserErrors {
        errors { code message path }
        current { id ... on Budget { version planned currency unit } }
      }
    }
  }
`);

interface SetBudgetDialogProps {
  period: { id: string; name: string };
  departments: readonly { id: string; name: string }[];
  budgets: readonly BudgetRow[];
  /** What to set; null to choose it here. */
  cell: BudgetCell | null;
  onClose: () => void;
}

const whole = "whole";
const inMoney: ReadonlySet<Kind> = new Set(["BONUS", "RAISE", "PROMOTION"]);

/** Plans what one unit may spend on one kind. */
export function SetBudgetDialog({ period, departments, budgets, cell, onClose }: SetBudgetDialogProps) {
  const { organisation } = useViewer();
  const [unit, setUnit] = useState(cell ? (cell.departmentId ?? whole) : "");
  const [kind, setKind] = useState<Kind>(cell?.kind ?? "BONUS");
  const departmentId = unit === whole || unit === "" ? null : unit;
  const budget = budgets.find(
    (one) => one.kind === kind && unit !== "" && (one.department?.id ?? null) === departmentId,
  );
  const [typed, setTyped] = useState<{ planned?: string; currency?: string }>({});
  const form = useMutationForm(setBudget);
  const [unitMissing, setUnitMissing] = useState(false);
  const theirs = form.conflict?.current as {
    version?: number;
    planned?: string;
    currency: string | null;
    unit: string;
  } | null;
  const money = inMoney.has(kind);
  const planned = typed.planned ?? budget?.planned ?? "";
  const currency = typed.currency ?? budget?.currency ?? organisation.currency;
  const known = /^[A-Z]{3}$/.test(currency);

  async function save(): Promise<void> {
    setUnitMissing(unit === "");
    if (unit === "") return;
    const version = theirs?.version ?? budget?.version ?? null;
    const input = { periodId: period.id, departmentId, kind, planned: planned || "0", version };
    const made = await form.send({ input: { ...input, currency: money ? currency : null } });
    if (!made) return;
    showToast(`${kindWords[kind].many}: ${budgetFigure(made.budget.planned, made.budget)} planned for ${period.name}.`);
    onClose();
  }

  const errors =
    unitMissing && unit === "" ? { departmentId: ["Choose whose budget it is."] } : form.conflict ? {} : form.errors;
  return (
    <Dialog title={`Budget for ${period.name}`} isOpen onClose={onClose}>
      <Form label="Set a budget" errors={errors} onSubmit={() => void save()}>
        {theirs && (
          <div role="alert">
            <Callout kind="warn">
              {theirs.planned !== undefined
                ? `Somebody set it to ${budgetFigure(theirs.planned, theirs)} meanwhile. Save again to replace that with yours.`
                : "Somebody changed it meanwhile. Save again to replace that with yours."}
            </Callout>
          </div>
        )}
        <div className="form-row">
          <SelectField
            label="Whose"
            name="departmentId"
            value={unit}
            disabled={cell !== null}
            onChange={(next) => {
              setUnit(next);
              setTyped({});
              form.clear();
            }}
            options={[
              { value: whole, label: "Whole organisation" },
              ...departments.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <SelectField
            label="Kind"
            name="kind"
            value={kind}
            disabled={cell !== null}
            onChange={(next) => {
              setKind(next);
              setTyped({});
              form.clear();
            }}
            options={budgetedKinds.map((one) => ({ value: one, label: kindWords[one].many }))}
          />
        </div>
        {money ? (
          <div className="form-row">
            <MoneyField
              key={kind + unit}
              label="Planned"
              name="planned"
              currency={known ? currency : organisation.currency}
              value={planned}
              onChange={(value) => setTyped({ ...typed, planned: value })}
              note={kind === "BONUS" ? undefined : "The increase of yearly pay, all together."}
            />
            <TextField
              label="Currency"
              name="currency"
              value={currency}
              maxLength={3}
              onChange={(value) => setTyped({ ...typed, currency: value.toUpperCase() })}
            />
          </div>
        ) : (
          <NumberField
            key={kind + unit}
            label="Planned"
            name="planned"
            unit={kind === "VACATION" ? "days" : "places"}
            value={planned === "" ? null : Number(planned)}
            onChange={(value) => setTyped({ planned: value === null ? "" : String(value) })}
          />
        )}
        {budget && (
          <p className="small muted number">
            {`${budgetFigure(budget.committed, budget)} approved already, ${budgetFigure(budget.proposed, budget)} proposed.`}
          </p>
        )}
        <div className="form-foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" pending={form.sending}>
            {form.sending ? "Saving" : "Set budget"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
