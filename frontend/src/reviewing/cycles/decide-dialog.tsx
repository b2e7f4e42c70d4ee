import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { RadioGroup } from "../../ui/choices";
import { Dialog } from "../../ui/dialog";
import { Form } from "../../ui/form";
import { showToast } from "../../ui/toast";
import type { ParticipantRow } from "./participants";
import { decideChange } from "./steering-moves";

type Change = ParticipantRow["managerChanges"][number];

/** Who writes about somebody whose manager changed while the cycle runs. */
export function Decide({ change, who, onClose }: { change: Change; who: string; onClose: () => void }) {
  const form = useMutationForm(decideChange);
  const [choice, setChoice] = useState<Change["choice"]>(change.choice);
  const before = change.former?.name ?? "the manager before";
  async function send(): Promise<void> {
    if (!(await form.send({ input: { id: change.id, version: change.version, choice } }))) return;
    showToast("Decided. Drafts are kept whatever you chose.");
    onClose();
  }
  return (
    <Dialog title={`Who writes about ${who}?`} isOpen onClose={onClose}>
      <Form errors={form.errors} onSubmit={() => void send()}>
        <RadioGroup
          label="The manager changed while the cycle runs"
          name="choice"
          value={choice}
          onChange={setChoice}
          options={[
            { value: "BOTH", label: "Both", note: "Each about their days, and counted by them." },
            { value: "KEEP", label: before, note: "About the whole period." },
            { value: "HAND_OVER", label: change.successor.name, note: "About the whole period." },
          ]}
        />
        <div className="form-foot">
          <Button onClick={onClose}>Go back</Button>
          <Button kind="primary" type="submit" pending={form.sending}>
            Decide
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
