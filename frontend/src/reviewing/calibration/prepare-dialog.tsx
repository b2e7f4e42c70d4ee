import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Switch } from "../../ui/choices";
import { Dialog } from "../../ui/dialog";
import { SelectField, TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { NumberField } from "../../ui/number-field";
import { GridNameFields, gridNamesOf } from "./grid-names";

const choicesQuery = graphql(`
  query CalibrationChoices {
    reviewCycles(first: 50, where: { state: [COLLECTING, MANAGER_REVIEW, CALIBRATION] }) {
      nodes { id name calibrates template { id scale { id steps { value label } } } }
    }
    departments { id name }
  }
`);

const prepareSession = graphql(`
  mutation PrepareCalibration($input: PrepareCalibrationInput!) {
    prepareCalibration(input: $input) {
      __typename
      ... on PrepareCalibrationPayload { session { id } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

type Range = { least: number | null; most: number | null };

/** A session for the people of a department in a cycle that compares, with guidance if there is one. */
export function PrepareDialog({ onClose }: { onClose: () => void }) {
  const [{ data }] = useQuery({ query: choicesQuery });
  const form = useMutationForm(prepareSession);
  const navigate = useNavigate();
  const [cycleId, chooseCycle] = useState("");
  const [departmentId, chooseDepartment] = useState("all");
  const [name, setName] = useState("");
  const [grid, setGrid] = useState(true);
  const [names, setNames] = useState({ rows: "", columns: "", boxes: "" });
  const [ranges, setRanges] = useState<Record<number, Range>>({});
  const cycles = data?.reviewCycles.nodes.filter(({ calibrates }) => calibrates) ?? [];
  const chosen = cycles.find(({ id }) => id === cycleId) ?? cycles[0];
  const department = data?.departments.find(({ id }) => id === departmentId);

  async function send(): Promise<void> {
    const guidance = Object.entries(ranges).flatMap(([value, { least, most }]) =>
      least === null && most === null ? [] : [{ value: Number(value), least: least ?? 0, most: most ?? 100 }],
    );
    const made = await form.send({
      input: {
        cycleId: chosen?.id ?? "",
        name: name || department?.name || "Everybody",
        departmentId: department?.id ?? null,
        guidance,
        grid,
        gridNames: gridNamesOf(names),
      },
    });
    if (made) void navigate({ to: "/calibration/$sessionId", params: { sessionId: made.session.id } });
  }

  const change = (value: number, range: Partial<Range>) =>
    setRanges((all) => ({ ...all, [value]: { least: null, most: null, ...all[value], ...range } }));
  return (
    <Dialog title="Prepare a calibration session" isOpen wide onClose={onClose}>
      {data && cycles.length === 0 ? (
        <p>No running cycle compares ratings. Switch calibration on when you create one.</p>
      ) : (
        <Form label="Prepare a calibration session" errors={form.errors} onSubmit={() => void send()}>
          <SelectField
            label="Review cycle"
            name="cycleId"
            value={chosen?.id ?? ""}
            onChange={chooseCycle}
            options={cycles.map((cycle) => ({ value: cycle.id, label: cycle.name }))}
          />
          <SelectField
            label="For whom"
            name="departmentId"
            note="As they were when the cycle was launched, with all below."
            value={departmentId}
            onChange={chooseDepartment}
            options={[
              { value: "all", label: "Everybody in the cycle" },
              ...(data?.departments ?? []).map(({ id, name: label }) => ({ value: id, label })),
            ]}
          />
          <TextField
            label="Name"
            name="name"
            optional
            placeholder={department?.name ?? "Everybody"}
            value={name}
            onChange={setName}
          />
          <fieldset className="field">
            <legend className="field-label">
              Guidance, in percent of people <span className="optional">Optional</span>
            </legend>
            <p className="field-note">It is shown beside the ratings. Nobody is forced into it.</p>
            <div className="guidance">
              {(chosen?.template.scale.steps ?? []).toReversed().map(({ value, label }) => (
                <div key={value} className="guidance-row">
                  <span className="small">{label}</span>
                  <NumberField
                    label={`${label}: at least`}
                    hideLabel
                    value={ranges[value]?.least ?? null}
                    onChange={(least) => change(value, { least })}
                  />
                  <span className="muted small">to</span>
                  <NumberField
                    label={`${label}: at most`}
                    hideLabel
                    value={ranges[value]?.most ?? null}
                    onChange={(most) => change(value, { most })}
                  />
                </div>
              ))}
            </div>
          </fieldset>
          <Switch label="Place people in a grid of results and potential, too" isSelected={grid} onChange={setGrid} />
          {grid && <GridNameFields names={names} onChange={(part) => setNames((all) => ({ ...all, ...part }))} />}
          <div className="form-foot">
            <Button onClick={onClose}>Go back</Button>
            <Button kind="primary" type="submit" pending={form.sending} disabled={!chosen}>
              Prepare
            </Button>
          </div>
        </Form>
      )}
    </Dialog>
  );
}
