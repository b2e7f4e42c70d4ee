import { useState } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { graphql, type ResultOf, readFragment } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { useViewer } from "../../graphql/viewer";
import { Button, LinkButton } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { Checkbox } from "../../ui/choices";
import { TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { SkeletonRows } from "../../ui/skeleton";
import { ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { showToast } from "../../ui/toast";
import { versionOf } from "../edit-person-dialog";
import { AdminTabs } from "./admin-tabs";
import { GroupSizeCard, groupSizeParts } from "./group-size-card";
import { LapsingCard, lapsingParts } from "./lapsing-card";
import { ThresholdsCard, thresholdParts } from "./thresholds-card";
import "./admin.css";

const organisationQuery = graphql(
  `
    query OrganisationSettings {
      organisation {
        id name currency timeZone locale managersSeePay version ...ThresholdParts ...LapsingParts ...GroupSizeParts
      }
    }
  `,
  [thresholdParts, lapsingParts, groupSizeParts],
);

const updateOrganisation = graphql(`
  mutation UpdateOrganisation($input: UpdateOrganisationInput!) {
    updateOrganisation(input: $input) {
      __typename
      ... on UpdateOrganisationPayload { organisation { id name managersSeePay version } }
      ... on UserErrors { errors { code message path } current { ... on Organisation { id version } } }
    }
  }
`);

type Organisation = ResultOf<typeof organisationQuery>["organisation"];

/** What the organisation is called, and its policies. */
export function SettingsPage() {
  const { canAdminister } = useViewer();
  const [{ data, error }, retry] = useQuery({ query: organisationQuery, pause: !canAdminister });
  if (!canAdminister) return <NoRight actions={<LinkButton to="/">Go home</LinkButton>} />;
  return (
    <>
      <PageHead
        title="Settings"
        lede="What holds for everybody in the organisation."
        crumbs={[{ label: "Admin", to: "/admin" }]}
      />
      <div className="stack">
        <AdminTabs current="settings" />
        <div className="with-aside">
          {data && (
            <div className="stack">
              <SettingsForm key={data.organisation.id} organisation={data.organisation} />
              <ThresholdsCard organisation={readFragment(thresholdParts, data.organisation)} />
              <LapsingCard organisation={readFragment(lapsingParts, data.organisation)} />
              <GroupSizeCard organisation={readFragment(groupSizeParts, data.organisation)} />
            </div>
          )}
          {data && <Lasting organisation={data.organisation} />}
          {!data && !error && (
            <Card>
              <SkeletonRows rows={3} />
            </Card>
          )}
          {!data && error && (
            <ErrorState
              title="The settings could not be loaded."
              code={describeFailure(error).code}
              onRetry={() => retry()}
            >
              {describeFailure(error).next}
            </ErrorState>
          )}
        </div>
      </div>
    </>
  );
}

/** What was chosen when Headway was set up, and who sees what whatever is chosen here. */
function Lasting({ organisation: { currency, timeZone } }: { organisation: Organisation }) {
  return (
    <aside className="stack" aria-label="What else holds">
      <Card title="Chosen when it was set up">
        <dl className="settings-facts small">
          <dt>Amounts are summed in</dt>
          <dd>{currency}</dd>
          <dt>Days begin in</dt>
          <dd>{timeZone.replaceAll("_", " ")}</dd>
        </dl>
      </Card>
      <Card title="Who sees pay">
        <p className="small muted">
          A person sees their own pay, HR that of the people they look after, and a program what the scopes of its token
          open. Managers see it only if the box is ticked, and then of everybody below them. Who changed that, and when,
          is in the audit log.
        </p>
      </Card>
    </aside>
  );
}

function SettingsForm({ organisation }: { organisation: Organisation }) {
  const [name, setName] = useState(organisation.name);
  const [managersSeePay, setManagersSeePay] = useState(organisation.managersSeePay);
  const form = useMutationForm(updateOrganisation);
  const version = versionOf(form.conflict?.current) ?? organisation.version;
  const changed = name !== organisation.name || managersSeePay !== organisation.managersSeePay;

  async function save(): Promise<void> {
    if (await form.send({ input: { name, managersSeePay, version } })) showToast("Saved.");
  }

  return (
    <Card title="Organisation">
      <Form label="Organisation" errors={form.conflict ? {} : form.errors} onSubmit={() => void save()}>
        <TextField label="Name" name="name" value={name} onChange={setName} maxLength={200} />
        <Checkbox
          label="Managers see the pay of those below them"
          note="Without it, only HR and the person see it."
          isSelected={managersSeePay}
          onChange={setManagersSeePay}
        />
        {form.conflict && (
          <div role="status">
            <Callout kind="warn">
              Somebody changed these settings while you were here. Saving now replaces their change.
            </Callout>
          </div>
        )}
        <div className="form-foot">
          <Button type="submit" kind="primary" pending={form.sending} disabled={!changed}>
            {form.conflict ? "Save mine" : "Save"}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
