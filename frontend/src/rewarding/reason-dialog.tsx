import { useState } from "react";
import { type MutationForm, useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { Dialog } from "../ui/dialog";
import { TextAreaField } from "../ui/field";
import { Form } from "../ui/form";
import { showToast } from "../ui/toast";
import { askReversal, refusedWords, rejectReward, withdrawReward } from "./reward-moves";

export interface MovableReward {
  id: string;
  version: number;
  kind: string;
  state: string;
  employee: { id: string; name: string };
}

interface ReasonDialogProps {
  reward: MovableReward;
  /** Whether it happened. */
  onClose: (done: boolean) => void;
}

/** Declining needs a reason: the proposer has to know what to change. */
export function RejectDialog({ reward, onClose }: ReasonDialogProps) {
  const form = useMutationForm(rejectReward);
  return (
    <ReasonDialog
      {...{ reward, form, onClose }}
      title={`Decline the reward for ${reward.employee.name}`}
      explanation="It ends here. Your reason goes to who proposed it; they can propose again with other terms."
      label="Why"
      verb="Decline"
      done={`Declined. ${reward.employee.name} is not told.`}
    />
  );
}

/** Taking back what one proposed; what it took from the budget is free again. */
export function WithdrawDialog({ reward, onClose }: ReasonDialogProps) {
  const form = useMutationForm(withdrawReward);
  const told = reward.state === "COMMUNICATED";
  return (
    <ReasonDialog
      {...{ reward, form, onClose }}
      title={`Withdraw the reward for ${reward.employee.name}`}
      explanation={
        told
          ? `${reward.employee.name} knows of it already. Talk to them first: they will see that it was withdrawn, and your reason.`
          : "Nobody is asked any more, and what it took from the budget is free again."
      }
      label="Why"
      verb="Withdraw"
      done="Withdrawn."
    />
  );
}

/** Undoing what is in effect takes two: this one asks. */
export function ReverseDialog({ reward, onClose }: ReasonDialogProps) {
  const form = useMutationForm(askReversal);
  return (
    <ReasonDialog
      {...{ reward, form, onClose }}
      title={`Undo the reward for ${reward.employee.name}`}
      explanation="Another HR partner, or who approved it, confirms first. Then counter-entries go to pay, role, leave and payroll from that day on; nothing is deleted."
      label="Why"
      verb="Ask to undo it"
      done="Asked. A second person confirms it."
    />
  );
}

interface ReasonParts {
  reward: { id: string; version: number };
  /** Whether it happened. */
  onClose: (done: boolean) => void;
  form: MutationForm<unknown, { input: { id: string; version: number; reason: string } }>;
  title: string;
  explanation: string;
  label: string;
  verb: string;
  done: string;
}

/** A move that needs a reason in words. */
export function ReasonDialog({ reward, form, onClose, title, explanation, label, verb, done }: ReasonParts) {
  const [reason, setReason] = useState("");

  async function send(): Promise<void> {
    const { id, version } = reward;
    if (await form.send({ input: { id, version, reason: reason.trim() } })) {
      showToast(done);
      onClose(true);
    }
  }

  return (
    <Dialog title={title} isOpen onClose={() => onClose(false)}>
      <Form label={title} errors={form.conflict ? {} : form.errors} onSubmit={() => void send()}>
        {form.conflict && (
          <div role="alert">
            <Callout kind="warn">{refusedWords(form)}</Callout>
          </div>
        )}
        <p className="muted">{explanation}</p>
        <TextAreaField
          label={label}
          name="reason"
          value={reason}
          onChange={setReason}
          rows={4}
          maxLength={2000}
          autoFocus
        />
        <div className="form-foot">
          <Button onClick={() => onClose(false)}>Cancel</Button>
          <Button kind="danger" type="submit" pending={form.sending}>
            {form.sending ? "Sending" : verb}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
