import { useState } from "react";
import { graphql } from "../graphql/graphql";
import { useMutationForm } from "../graphql/use-mutation-form";
import { useViewer } from "../graphql/viewer";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { DateField } from "../ui/field";
import { Form } from "../ui/form";
import { today } from "../ui/format";
import { NumberField } from "../ui/number-field";
import { showToast } from "../ui/toast";

const setBand = graphql(`
  mutation SetPayBand($input: SetPayBandInput!) {
    setPayBand(input: $input) {
      __typename
      ... on SetPayBandPayload { band { id level } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

interface BandDialogProps {
  bands: readonly { level: number; validFrom: string; version: number; low: { currency: string } }[];
  onClose: () => void;
}

/** What a level is paid from a day on. */
export function BandDialog({ bands, onClose }: BandDialogProps) {
  const { organisation } = useViewer();
  const form = useMutationForm(setBand);
  const [level, setLevel] = useState<number | null>(null);
  const [validFrom, setFrom] = useState(today());
  const [figures, setFigures] = useState<Record<string, number | null>>({});
  const { currency } = organisation;

  async function send(): Promise<void> {
    const known = bands.find(
      (one) => one.level === level && one.validFrom === validFrom && one.low.currency === currency,
    );
    const [low, middle, high] = ["low", "middle", "high"].map((name) => String(figures[name] ?? 0));
    const input = { level: level ?? 0, currency, validFrom, low: low ?? "0", middle: middle ?? "0", high: high ?? "0" };
    if (await form.send({ input: { ...input, version: known?.version ?? null } })) {
      showToast("The band is set.");
      onClose();
    }
  }

  return (
    <Dialog title="Set a pay band" isOpen onClose={onClose}>
      <Form label="Set a pay band" errors={form.errors} onSubmit={() => void send()}>
        <div className="form-row">
          <NumberField label="Level" name="level" value={level} onChange={setLevel} decimals={0} />
          <DateField label="From" name="validFrom" value={validFrom} onChange={setFrom} />
        </div>
        <div className="form-row">
          {(["low", "middle", "high"] as const).map((name) => (
            <NumberField
              key={name}
              label={{ low: "Least a year", middle: "Middle", high: "Most" }[name]}
              name={name}
              unit={currency}
              decimals={2}
              value={figures[name] ?? null}
              onChange={(value) => setFigures({ ...figures, [name]: value })}
            />
          ))}
        </div>
        <div className="form-foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" pending={form.sending}>
            {form.sending ? "Saving" : "Set the band"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
