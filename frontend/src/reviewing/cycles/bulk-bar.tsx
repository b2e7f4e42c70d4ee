import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { RadioGroup } from "../../ui/choices";
import { Dialog } from "../../ui/dialog";
import { DateField, TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { showToast } from "../../ui/toast";
import type { Cycle } from "./cycle-query";
import { people } from "./problem-words";
import { extend, skipMany, unlock } from "./steering-moves";

interface Props {
  cycle: Cycle;
  chosen: readonly string[];
  onDone: () => void;
}

/** What can be done with all the people chosen at once. */
export function BulkBar({ cycle, chosen, onDone }: Props) {
  const [asking, ask] = useState<"extend" | "skip" | null>(null);
  const early = useMutationForm(unlock);
  async function unlockAll(): Promise<void> {
    let { version } = cycle;
    for (const employeeId of chosen) {
      const done = await early.send({ input: { id: cycle.id, version, employeeId } });
      if (!done) return;
      version = done.cycle.version;
    }
    showToast(`${people(chosen.length)} can write now.`);
    onDone();
  }
  return (
    <section className="row row-wrap bulk-bar" aria-label="With the people chosen">
      <span className="grow small strong" role="status">
        {people(chosen.length)} chosen
      </span>
      {early.errors[""] && <span className="field-error">{early.errors[""][0]}</span>}
      {cycle.state === "NOMINATION" && (
        <Button size="small" pending={early.sending} onClick={() => void unlockAll()}>
          Open their forms early
        </Button>
      )}
      <Button size="small" onClick={() => ask("extend")}>
        Give more time
      </Button>
      <Button size="small" onClick={() => ask("skip")}>
        Skip a form
      </Button>
      <Button size="small" kind="ghost" onClick={onDone}>
        Choose nobody
      </Button>
      {asking && <BulkDialog {...{ cycle, chosen, onDone }} extends={asking === "extend"} onClose={() => ask(null)} />}
    </section>
  );
}

function BulkDialog(props: Props & { extends: boolean; onClose: () => void }) {
  const { cycle, chosen, onDone, extends: more, onClose } = props;
  const longer = useMutationForm(extend);
  const skip = useMutationForm(skipMany);
  const [direction, setDirection] = useState<"SELF" | "MANAGER">("SELF");
  const [dueOn, setDueOn] = useState("");
  const [reason, setReason] = useState("");
  const form = more ? longer : skip;

  async function send(): Promise<void> {
    const input = { id: cycle.id, version: cycle.version, employeeIds: [...chosen], direction, reason };
    const done = more ? await longer.send({ input: { ...input, dueOn } }) : await skip.send({ input });
    if (!done) return;
    showToast(more ? `${people(chosen.length)}: more time given.` : "Skipped. The drafts are kept.");
    onClose();
    onDone();
  }

  return (
    <Dialog
      title={more ? `More time for ${people(chosen.length)}` : `Skip a form of ${people(chosen.length)}`}
      isOpen
      onClose={onClose}
    >
      <Form errors={form.errors} onSubmit={() => void send()}>
        <RadioGroup
          label="Which form"
          name="direction"
          value={direction}
          onChange={setDirection}
          options={[
            { value: "SELF", label: "The self review" },
            { value: "MANAGER", label: "The manager’s review" },
          ]}
        />
        {more && <DateField label="New last day" name="dueOn" value={dueOn} onChange={setDueOn} />}
        <TextAreaField label="Reason" name="reason" maxLength={2000} value={reason} onChange={setReason} />
        <div className="form-foot">
          <Button onClick={onClose}>Go back</Button>
          <Button kind="primary" type="submit" pending={form.sending}>
            {more ? "Give more time" : chosen.length === 1 ? "Skip the form" : "Skip the forms"}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
