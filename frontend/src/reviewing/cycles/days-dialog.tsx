import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { DateField, TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { showToast } from "../../ui/toast";
import type { Cycle } from "./cycle-query";
import { previousState, stateWords } from "./cycle-words";
import { changeDays, stepBack } from "./steering-moves";

interface Props {
  cycle: Cycle;
  onClose: () => void;
}

type DayName = "nominationDueOn" | "selfDueOn" | "managerDueOn" | "calibrationDueOn" | "sharingDueOn" | "signOffDueOn";

const dayWords: Record<DayName, string> = {
  nominationDueOn: "Colleagues proposed by",
  selfDueOn: "Self reviews due",
  managerDueOn: "Managers’ reviews due",
  calibrationDueOn: "Calibrated by",
  sharingDueOn: "Shared by",
  signOffDueOn: "Acknowledged by",
};

/** The days on which phases end, and those of the open forms with them. */
export function DaysDialog({ cycle, onClose }: Props) {
  const form = useMutationForm(changeDays);
  const [days, setDays] = useState<Partial<Record<DayName, string>>>({});
  const names = (Object.keys(dayWords) as DayName[]).filter(
    (name) => (name !== "nominationDueOn" || cycle.mostPeers > 0) && (name !== "calibrationDueOn" || cycle.calibrates),
  );
  async function send(): Promise<void> {
    if (!(await form.send({ input: { id: cycle.id, version: cycle.version, ...days } }))) return;
    showToast("The days are moved.");
    onClose();
  }
  return (
    <Dialog title="Move dates" isOpen onClose={onClose}>
      <Form errors={form.errors} onSubmit={() => void send()}>
        <p className="small muted">
          A day ends at 23:59 where each person is. Open forms go with it, but for those with a day of their own.
        </p>
        {names.map((name) => (
          <DateField
            key={name}
            label={dayWords[name]}
            name={name}
            optional={cycle[name] === null}
            value={days[name] ?? cycle[name] ?? ""}
            onChange={(day) => setDays({ ...days, [name]: day })}
          />
        ))}
        <div className="form-foot">
          <Button onClick={onClose}>Go back</Button>
          <Button kind="primary" type="submit" pending={form.sending}>
            Move dates
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

/** One phase back, with a reason and a new last day. */
export function StepBackDialog({ cycle, onClose }: Props) {
  const form = useMutationForm(stepBack);
  const [dueOn, setDueOn] = useState("");
  const [reason, setReason] = useState("");
  const before = previousState(cycle);
  const words = before ? stateWords[before].toLowerCase() : "";
  async function send(): Promise<void> {
    if (!(await form.send({ input: { id: cycle.id, version: cycle.version, dueOn, reason } }))) return;
    showToast(`${cycle.name} is back in ${words}.`);
    onClose();
  }
  return (
    <Dialog title={`Step back to ${words}`} isOpen onClose={onClose}>
      <Form errors={form.errors} onSubmit={() => void send()}>
        <p className="small muted">
          Forms that were skipped because that stage ended open again with what they say. Nothing is deleted.
        </p>
        <DateField label="New last day" name="dueOn" value={dueOn} onChange={setDueOn} />
        <TextAreaField label="Reason" name="reason" maxLength={2000} value={reason} onChange={setReason} />
        <div className="form-foot">
          <Button onClick={onClose}>Go back</Button>
          <Button kind="primary" type="submit" pending={form.sending}>
            Step back
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
