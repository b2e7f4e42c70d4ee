import { useState } from "react";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Form } from "../../ui/form";
import { NumberField } from "../../ui/number-field";
import { showToast } from "../../ui/toast";
import { versionOf } from "../edit-person-dialog";

export const groupSizeParts = graphql(`
  fragment GroupSizeParts on Organisation {
    id
    version
    groupSize
  }
`);

const changeGroupSize = graphql(`
  mutation ChangeGroupSize($input: ChangeGroupSizeInput!) {
    changeGroupSize(input: $input) {
      __typename
      ... on ChangeGroupSizePayload { organisation { id version groupSize } }
      ... on UserErrors { errors { code message path } current { ... on Organisation { id version } } }
    }
  }
`);

/** From how many people on a mood is told. */
export function GroupSizeCard({ organisation }: { organisation: ResultOf<typeof groupSizeParts> }) {
  const [people, setPeople] = useState<number | null>(organisation.groupSize);
  const form = useMutationForm(changeGroupSize);
  const version = versionOf(form.conflict?.current) ?? organisation.version;
  const fewer = people !== null && people < organisation.groupSize;

  async function save(): Promise<void> {
    if (await form.send({ input: { people: people ?? 0, version } })) showToast("Saved.");
  }

  return (
    <Card title="When a mood is told">
      <Form label="Group size" errors={form.errors} onSubmit={() => void save()}>
        <NumberField
          label="People in a group at least"
          name="people"
          unit="people"
          decimals={0}
          value={people}
          onChange={setPeople}
        />
        <p className="field-note">
          {fewer
            ? "Fewer hold from next month on: what was answered before stays behind the number people were told."
            : "A month is told of a team when at least so many said how they are; never fewer than three."}
        </p>
        <div className="form-foot">
          <Button type="submit" kind="primary" pending={form.sending} disabled={people === organisation.groupSize}>
            {form.conflict ? "Save mine" : "Save"}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
