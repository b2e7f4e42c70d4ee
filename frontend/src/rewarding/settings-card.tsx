import { useState } from "react";
import { graphql, type ResultOf } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { Card } from "../ui/card";
import { Switch } from "../ui/choices";
import { DateField } from "../ui/field";
import { Form } from "../ui/form";
import { MoneyField, NumberField } from "../ui/number-field";
import { showToast } from "../ui/toast";

export const rewardSettings = graphql(`
  fragment RewardSettings on Organisation {
    id
    version
    currency
    rewardSettings { peersNominate mostRewardDays bonusNeedsHrAbove payrollClosedThrough }
  }
`);

const changeSettings = graphql(
  `
    mutation ChangeRewardSettings($input: ChangeRewardSettingsInput!) {
      changeRewardSettings(input: $input) {
        __typename
        ... on ChangeRewardSettingsPayload { organisation { id ...RewardSettings } }
        ... on UserErrors { errors { code message path } current { ... on Organisation { id version } } }
      }
    }
  `,
  [rewardSettings],
);

/** What holds for rewards whatever the period: for administrators and HR of the whole company. */
export function SettingsCard({ organisation }: { organisation: ResultOf<typeof rewardSettings> }) {
  const { version, currency, rewardSettings: now } = organisation;
  const [peersNominate, setPeers] = useState(now.peersNominate);
  const [days, setDays] = useState<number | null>(now.mostRewardDays);
  const [threshold, setThreshold] = useState(now.bonusNeedsHrAbove);
  const [closed, setClosed] = useState(now.payrollClosedThrough ?? "");
  const form = useMutationForm(changeSettings);

  async function save(): Promise<void> {
    const chosen = { peersNominate, mostRewardDays: days ?? 0, bonusNeedsHrAbove: threshold || "0" };
    const input = { ...chosen, payrollClosedThrough: closed || null, version };
    if (await form.send({ input })) showToast("Saved.");
  }

  return (
    <Card title="Whatever the period">
      <Form label="Whatever the period" errors={form.conflict ? {} : form.errors} onSubmit={() => void save()}>
        <Switch
          label="Colleagues may nominate each other"
          note="For recognition; managers above and HR nominate for any kind."
          isSelected={peersNominate}
          onChange={setPeers}
        />
        <div className="form-row">
          <MoneyField
            label="HR decides bonuses above"
            name="bonusNeedsHrAbove"
            currency={currency}
            value={threshold}
            onChange={setThreshold}
          />
          <NumberField
            label="Extra leave in a year, at most"
            name="mostRewardDays"
            unit="days"
            decimals={0}
            value={days}
            onChange={setDays}
          />
          <DateField
            label="Payroll is closed through"
            name="payrollClosedThrough"
            optional
            value={closed}
            onChange={setClosed}
            note="No money takes effect by that day."
          />
        </div>
        {form.conflict && (
          <div role="alert">
            <Callout kind="warn">Somebody changed the settings meanwhile. Open this page again.</Callout>
          </div>
        )}
        <div className="form-foot">
          <Button type="submit" kind="primary" pending={form.sending} disabled={days === null}>
            {form.sending ? "Saving" : "Save"}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
