import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { DateField, SelectField, TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { today } from "../../ui/format";

const periodsQuery = graphql(`
  query AppraisalPeriods {
    periods { id name }
    currentPeriod { id name }
  }
`);

const schedule = graphql(`
  mutation ScheduleAppraisal($input: ScheduleAppraisalInput!) {
    scheduleAppraisal(input: $input) {
      __typename
      ... on ScheduleAppraisalPayload { appraisal { id } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

/** An appraisal of the company goals of a period. */
export function ScheduleDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const [{ data }] = useQuery({ query: periodsQuery });
  const form = useMutationForm(schedule);
  const [chosen, choose] = useState("");
  const [name, setName] = useState("");
  const [opensOn, setOpensOn] = useState(today());
  const [closesOn, setClosesOn] = useState("");
  const period = data?.periods.find(({ id }) => id === chosen) ?? data?.currentPeriod;
  const usual = period ? `How we did in ${period.name}` : "";

  async function send(): Promise<void> {
    const input = { periodId: period?.id ?? "", name: name || usual, opensOn, closesOn };
    const made = await form.send({ input });
    if (made) void navigate({ to: "/appraisals/$appraisalId", params: { appraisalId: made.appraisal.id } });
  }

  return (
    <Dialog title="Plan an appraisal" isOpen onClose={onClose}>
      <Form label="Plan an appraisal" errors={form.errors} onSubmit={() => void send()}>
        <SelectField
          label="Period"
          name="periodId"
          note="Its company goals that everybody may read are judged one by one."
          value={period?.id ?? ""}
          onChange={choose}
          options={(data?.periods ?? []).map((one) => ({ value: one.id, label: one.name }))}
        />
        <TextField label="Name" name="name" optional placeholder={usual} value={name} onChange={setName} />
        <div className="form-row">
          <DateField label="Opens" name="opensOn" value={opensOn} onChange={setOpensOn} />
          <DateField label="Last day to vote" name="closesOn" value={closesOn} onChange={setClosesOn} />
        </div>
        <p className="small muted">
          Everybody who works here on the day it opens is asked, managers and employees apart. Nobody, not even HR,
          learns who said what.
        </p>
        <div className="form-foot">
          <Button kind="ghost" onClick={onClose}>
            Go back
          </Button>
          <Button kind="primary" type="submit" pending={form.sending} disabled={!period || !closesOn}>
            Plan it
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
