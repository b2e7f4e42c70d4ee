import { useState } from "react";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { formatDay, today } from "../../ui/format";
import { showToast } from "../../ui/toast";
import { type Agreement, agreementFields } from "./agreement-query";

const agree = graphql(
  `
    mutation AgreePerformancePlan($input: AgreePerformancePlanInput!) {
      agreePerformancePlan(input: $input) {
        __typename
        ... on AgreePerformancePlanPayload { performancePlan { ...AgreementFields } }
        ... on UserErrors { errors { code message path } }
      }
    }
  `,
  [agreementFields],
);

/** Who has agreed, and the button for who has not; a change of what was agreed says why. */
export function AgreeCard({ plan }: { plan: Agreement }) {
  const { state, fingerprint, reason, ownerAgreedAt, managerAgreedAt, viewerMayAgree, employee, period, versions } =
    plan;
  const [why, write] = useState("");
  const form = useMutationForm(agree);
  const needsReason = state === "CHANGED";
  const manager = employee.manager?.name ?? "HR";

  async function send(): Promise<void> {
    const sent = await form.send({
      input: { employeeId: employee.id, periodId: period.id, fingerprint, reason: why },
    });
    if (!sent) return;
    write("");
    showToast(
      sent.performancePlan.state === "AGREED"
        ? "Agreed by both; this version is kept."
        : "You agreed. Now it is up to the other side.",
    );
  }

  return (
    <Card title="Agreement">
      <div className="stack-small">
        <ul className="stack-small small">
          <Side name={employee.name} at={ownerAgreedAt} agreed={state === "AGREED"} />
          <Side name={manager} at={managerAgreedAt} agreed={state === "AGREED"} />
        </ul>
        {reason && <Callout>Why it changes: “{reason}”</Callout>}
        {state === "CHANGED" && (
          <Callout kind="warn">
            It says something else than version {versions[0]?.number}, which both agreed to.
          </Callout>
        )}
        {viewerMayAgree && (
          <Form label="Agree to this plan" errors={form.errors} onSubmit={() => void send()}>
            {needsReason && (
              <TextAreaField
                label="Why does it change?"
                name="reason"
                rows={3}
                maxLength={2000}
                value={why}
                onChange={write}
              />
            )}
            <Button type="submit" kind="primary" wide pending={form.sending}>
              Agree to this plan
            </Button>
            <p className="tiny muted">
              You agree to the words on this page. Whoever changes them asks both sides anew.
            </p>
          </Form>
        )}
      </div>
    </Card>
  );
}

function Side({ name, at, agreed }: { name: string; at: string | null; agreed: boolean }) {
  return (
    <li className="row">
      <bdi className="grow strong">{name}</bdi>
      <span className={at || agreed ? "status-good" : "muted"}>
        {at ? `agreed ${formatDay(today(new Date(at)))}` : agreed ? "agreed" : "not yet"}
      </span>
    </li>
  );
}
