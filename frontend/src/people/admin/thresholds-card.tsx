import { useState } from "react";
import { useClient } from "urql";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { Form } from "../../ui/form";
import { NumberField } from "../../ui/number-field";
import { StatusPill } from "../../ui/status-pill";
import { showToast } from "../../ui/toast";
import { versionOf } from "../edit-person-dialog";

export const thresholdParts = graphql(`
  fragment ThresholdParts on Organisation {
    id
    version
    thresholds { atRiskBehind offTrackBehind staleAfter grace nextLevelAfter }
  }
`);

const tryQuery = graphql(`
  query ThresholdsDryRun($thresholds: ThresholdsInput!) {
    thresholdsDryRun(thresholds: $thresholds) {
      pursued
      moves { before after count }
      goals { before after reason goal { id title owner { id name } } }
    }
  }
`);

const changeThresholds = graphql(`
  mutation ChangeThresholds($input: ChangeThresholdsInput!) {
    changeThresholds(input: $input) {
      __typename
      ... on ChangeThresholdsPayload {
        organisation { id version thresholds { atRiskBehind offTrackBehind staleAfter grace nextLevelAfter } }
      }
      ... on UserErrors { errors { code message path } current { ... on Organisation { id version } } }
    }
  }
`);

type Thresholds = ResultOf<typeof thresholdParts>["thresholds"];

/** Only what is sent: the cache names the type beside the numbers. */
function values({ atRiskBehind, offTrackBehind, staleAfter, grace, nextLevelAfter }: Thresholds): Thresholds {
  return { atRiskBehind, offTrackBehind, staleAfter, grace, nextLevelAfter };
}

type DryRun = NonNullable<ResultOf<typeof tryQuery>["thresholdsDryRun"]>;

const fields = [
  { name: "atRiskBehind", label: "At risk when behind by more than", unit: "%" },
  { name: "offTrackBehind", label: "Off track when behind by more than", unit: "%" },
  { name: "staleAfter", label: "Silent without a number for", unit: "days" },
  { name: "grace", label: "A check-in is missed after", unit: "working days" },
  { name: "nextLevelAfter", label: "The manager above hears of it after another", unit: "working days" },
] as const;

/** From when on goals are at risk, off track or silent; who would change is listed before anything is saved. */
export function ThresholdsCard({ organisation }: { organisation: ResultOf<typeof thresholdParts> }) {
  const [wanted, setWanted] = useState(() => values(organisation.thresholds));
  const [tried, setTried] = useState<{ of: string; run: DryRun }>();
  const [failed, setFailed] = useState(false);
  const client = useClient();
  const form = useMutationForm(changeThresholds);
  const version = versionOf(form.conflict?.current) ?? organisation.version;
  const key = JSON.stringify(wanted);
  const changed = key !== JSON.stringify(values(organisation.thresholds));
  const run = tried?.of === key ? tried.run : undefined;

  async function look(): Promise<void> {
    const { data } = await client.query(tryQuery, { thresholds: wanted }, { requestPolicy: "network-only" });
    setFailed(!data?.thresholdsDryRun);
    if (data?.thresholdsDryRun) setTried({ of: key, run: data.thresholdsDryRun });
  }

  async function save(): Promise<void> {
    if (!run) return look();
    const sent = await form.send({ input: { thresholds: wanted, version } });
    if (sent) showToast("Saved. Every status follows at once.");
  }

  return (
    <Card title="When goals need somebody">
      <Form label="Thresholds" errors={form.conflict ? {} : form.errors} onSubmit={() => void save()}>
        {fields.map(({ name, label, unit }) => (
          <NumberField
            key={name}
            label={label}
            name={`thresholds.${name}`}
            unit={unit}
            decimals={0}
            value={wanted[name]}
            onChange={(value) => setWanted({ ...wanted, [name]: value ?? 0 })}
          />
        ))}
        {form.conflict && (
          <div role="status">
            <Callout kind="warn">
              Somebody changed the settings while you were here. Saving now replaces their change.
            </Callout>
          </div>
        )}
        {failed && (
          <div role="status">
            <Callout kind="bad">
              <p>
                These numbers cannot be tried. Each is a whole number, and off track is further behind than at risk.
              </p>
            </Callout>
          </div>
        )}
        {run && <WouldChange run={run} />}
        <div className="form-foot">
          <Button onClick={() => void look()} disabled={!changed}>
            Who would change?
          </Button>
          <Button type="submit" kind="primary" pending={form.sending} disabled={!changed || !run}>
            {run ? `Save, ${count(run)} change` : "Save"}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

function count(run: DryRun): number {
  return run.moves.reduce((sum, move) => sum + move.count, 0);
}

function WouldChange({ run }: { run: DryRun }) {
  const all = count(run);
  return (
    <div role="status" className="stack-small">
      <p className="strong">
        {all} of {run.pursued} goals would stand elsewhere.
      </p>
      <ul className="thresholds-moves">
        {run.moves.map(({ before, after, count: many }) => (
          <li key={before + after} className="row">
            <span className="number strong">{many}</span> <StatusPill status={before} plain /> to{" "}
            <StatusPill status={after} plain />
          </li>
        ))}
      </ul>
      {run.goals.length > 0 && (
        <details>
          <summary className="link small">The {run.goals.length} of them that you may see</summary>
          <ul className="thresholds-moves">
            {run.goals.map(({ goal, before, after, reason }) => (
              <li key={goal?.id} className="small">
                <bdi className="strong">{goal?.owner?.name}</bdi>: <bdi>{goal?.title}</bdi>{" "}
                <StatusPill status={before} plain /> to <StatusPill status={after} plain />{" "}
                <span className="muted">{reason}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
