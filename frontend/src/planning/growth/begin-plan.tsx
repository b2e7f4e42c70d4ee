import { useNavigate } from "@tanstack/react-router";
import { Sprout } from "lucide-react";
import { useState } from "react";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Checkbox } from "../../ui/choices";
import { SelectField } from "../../ui/field";
import { Form } from "../../ui/form";
import { EmptyState } from "../../ui/states";

const createPlan = graphql(`
  mutation CreateDevelopmentPlan($input: CreateDevelopmentPlanInput!) {
    createDevelopmentPlan(input: $input) {
      __typename
      ... on CreateDevelopmentPlanPayload { developmentPlan { id state } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

interface BeginPlanProps {
  employeeId: string;
  periods: readonly { id: string; name: string; state: string }[];
  current: string | undefined;
  /** There is a plan before, of which something may be open. */
  mayCarry: boolean;
}

/** The first step of a plan: for which period. */
export function BeginPlan({ employeeId, periods, current, mayCarry }: BeginPlanProps) {
  const navigate = useNavigate();
  const open = periods.filter(({ state }) => state !== "CLOSED");
  const [periodId, choose] = useState(current ?? open[0]?.id ?? "");
  const [carryOver, carry] = useState(mayCarry);
  const form = useMutationForm(createPlan);

  async function begin(): Promise<void> {
    const made = await form.send({ input: { employeeId, periodId, carryOver } });
    if (made) {
      void navigate({ to: "/development/plans/$planId/edit", params: { planId: made.developmentPlan.id } });
    }
  }

  return (
    <Card>
      <EmptyState icon={Sprout} title="Begin a plan">
        Say what is to be learned and what is done for it. Both sides agree, and each action ends with what shows it.
      </EmptyState>
      <Form label="Begin a plan" errors={form.errors} onSubmit={() => void begin()} className="form begin-plan">
        <SelectField
          label="For which period"
          name="periodId"
          value={periodId}
          onChange={choose}
          options={open.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {mayCarry && (
          <Checkbox
            label="Take on what is still open in the plan before"
            isSelected={carryOver}
            onChange={carry}
            name="carryOver"
          />
        )}
        <div className="form-foot">
          <Button type="submit" kind="primary" pending={form.sending}>
            Begin
          </Button>
        </div>
      </Form>
    </Card>
  );
}
