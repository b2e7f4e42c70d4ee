import { useState } from "react";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { Form } from "../../ui/form";
import { NumberField } from "../../ui/number-field";
import { showToast } from "../../ui/toast";
import { versionOf } from "../edit-person-dialog";

export const lapsingParts = graphql(`
  fragment LapsingParts on Organisation {
    id
    version
    goalsLapseAfter
  }
`);

const changeLapsing = graphql(`
  mutation ChangeLapsing($input: ChangeLapsingInput!) {
    changeLapsing(input: $input) {
      __typename
      ... on ChangeLapsingPayload { organisation { id version goalsLapseAfter } }
      ... on UserErrors { errors { code message path } current { ... on Organisation { id version } } }
    }
  }
`);

/** How long a goal may wait to be closed after it was due. */
export function LapsingCard({ organisation }: { organisation: ResultOf<typeof lapsingParts> }) {
  const [days, setDays] = useState<number | null>(organisation.goalsLapseAfter);
  const form = useMutationForm(changeLapsing);
  const version = versionOf(form.conflict?.current) ?? organisation.version;

  async function save(): Promise<void> {
    const sent = await form.send({ input: { days: days ?? 0, version } });
    if (sent) showToast("Saved. It holds from the next hour on.");
  }

  return (
    <Card title="When nobody closes a goal">
      <Form label="Lapsing" errors={form.conflict ? {} : form.errors} onSubmit={() => void save()}>
        <NumberField
          label="It lapses when it was due and open for more than"
          name="days"
          unit="days"
          decimals={0}
          value={days}
          onChange={setDays}
        />
        <p className="small muted">
          Its owner and their manager are told. It is then neither achieved nor missed, and can be reopened.
        </p>
        {form.conflict && (
          <div role="status">
            <Callout kind="warn">
              Somebody changed the settings while you were here. Saving now replaces their change.
            </Callout>
          </div>
        )}
        <div className="form-foot">
          <Button
            type="submit"
            kind="primary"
            pending={form.sending}
            disabled={days === organisation.goalsLapseAfter || days === null}
          >
            Save
          </Button>
        </div>
      </Form>
    </Card>
  );
}
