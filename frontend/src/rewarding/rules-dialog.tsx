import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { useViewer } from "../graphql/viewer";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { Dialog } from "../ui/dialog";
import { DateField, SelectField } from "../ui/field";
import { Form } from "../ui/form";
import { today } from "../ui/format";
import { NumberField } from "../ui/number-field";
import { Switches } from "../ui/switches";
import { showToast } from "../ui/toast";
import { MatrixFields } from "./matrix-fields";
import { RatesFields } from "./rates-fields";
import type { Cycle } from "./rules-page";

const planCycle = graphql(`
  mutation PlanRewardCycle($input: PlanRewardCycleInput!) {
    planRewardCycle(input: $input) {
      __typename
      ... on PlanRewardCyclePayload { cycle { id version } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

const reviewCyclesQuery = graphql(`
  query RewardReviewCycles {
    reviewCycles(first: 50) { nodes { id name } }
  }
`);

interface RulesDialogProps {
  period: string;
  cycle: Cycle | null;
  onClose: () => void;
}

/** Sets the rules of a period. */
export function RulesDialog({ period, cycle, onClose }: RulesDialogProps) {
  const { organisation } = useViewer();
  const form = useMutationForm(planCycle);
  const [{ data }] = useQuery({ query: reviewCyclesQuery });
  const [content, setContent] = useState(() => contentOf(cycle));
  const change = (part: Partial<typeof content>) => setContent({ ...content, ...part });

  async function send(): Promise<void> {
    const { reviewCycleId, opensOn, closesOn, tenureDays, leastPercent, rates, ...rest } = content;
    const input = {
      ...rest,
      periodId: period,
      reviewCycleId: reviewCycleId || null,
      opensOn: opensOn || null,
      closesOn: closesOn || null,
      tenureDays: tenureDays ?? 0,
      leastPercent: leastPercent ?? 0,
      rates: rates.filter(({ currency, rate }) => currency && rate),
      version: cycle?.version ?? null,
    };
    if (await form.send({ input })) {
      showToast("The rules are set.");
      onClose();
    }
  }

  return (
    <Dialog title="Rules of this period" isOpen onClose={onClose}>
      <Form label="Rules of this period" errors={form.conflict ? {} : form.errors} onSubmit={() => void send()}>
        {form.conflict && (
          <div role="alert">
            <Callout kind="warn">Somebody changed the rules meanwhile. Close this and look again.</Callout>
          </div>
        )}
        <div className="form-row">
          <NumberField
            label="Days worked here"
            name="tenureDays"
            decimals={0}
            value={content.tenureDays}
            onChange={(tenureDays) => change({ tenureDays })}
          />
          <NumberField
            label="At least of full time"
            name="leastPercent"
            unit="%"
            decimals={0}
            value={content.leastPercent}
            onChange={(leastPercent) => change({ leastPercent })}
          />
        </div>
        <Switches
          labels={{ ratingNeeded: "Only with a rating", temporaryToo: "With temporary contracts, too" }}
          content={content}
          onChange={change}
        />
        <SelectField
          label="Ratings come from"
          name="reviewCycleId"
          value={content.reviewCycleId}
          onChange={(reviewCycleId) => change({ reviewCycleId })}
          options={[
            { value: "", label: "No review cycle" },
            ...(data?.reviewCycles.nodes ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <div className="form-row">
          <DateField
            label="Usually in effect"
            name="effectiveOn"
            value={content.effectiveOn}
            onChange={(effectiveOn) => change({ effectiveOn })}
          />
          <DateField
            label="Proposed from"
            optional
            name="opensOn"
            value={content.opensOn}
            onChange={(opensOn) => change({ opensOn })}
          />
          <DateField
            label="Proposed until"
            optional
            name="closesOn"
            value={content.closesOn}
            onChange={(closesOn) => change({ closesOn })}
          />
        </div>
        <MatrixFields rows={content.matrix} onChange={(matrix) => change({ matrix })} />
        <RatesFields rates={content.rates} home={organisation.currency} onChange={(rates) => change({ rates })} />
        <div className="form-foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" pending={form.sending}>
            {form.sending ? "Saving" : "Set the rules"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

function contentOf(cycle: Cycle | null) {
  return {
    tenureDays: (cycle?.tenureDays ?? 90) as number | null,
    leastPercent: (cycle?.leastPercent ?? 0) as number | null,
    ratingNeeded: cycle?.ratingNeeded ?? false,
    temporaryToo: cycle?.temporaryToo ?? true,
    reviewCycleId: cycle?.reviewCycle?.id ?? "",
    effectiveOn: cycle?.effectiveOn ?? today(),
    opensOn: cycle?.opensOn ?? "",
    closesOn: cycle?.closesOn ?? "",
    rates: (cycle?.rates ?? []).map(({ currency, rate }) => ({ currency, rate })),
    matrix: (cycle?.matrix ?? []).map(({ rating, ranges }) => ({
      rating,
      ranges: ranges.map(({ low, high }) => ({ low, high })),
    })),
  };
}
