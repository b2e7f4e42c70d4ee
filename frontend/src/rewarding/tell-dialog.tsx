import { useState } from "react";
import { useMutationForm } from "../graphql/use-mutation-form";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { Dialog } from "../ui/dialog";
import { TextAreaField } from "../ui/field";
import { Form } from "../ui/form";
import { showToast } from "../ui/toast";
import type { MovableReward } from "./reason-dialog";
import { communicateReward, type Moved, refusedWords } from "./reward-moves";
import { finePrint, headline, type RewardTerms } from "./reward-words";

interface TellDialogProps {
  reward: MovableReward & { reason: string };
  terms: RewardTerms;
  /** Stops it, for the seconds in which that can be done. */
  onStop: (told: Moved) => void;
  /** Whether it happened. */
  onClose: (done: boolean) => void;
}

/** Shows what the person will see before they see it. */
export function TellDialog({ reward, terms, onStop, onClose }: TellDialogProps) {
  const form = useMutationForm(communicateReward);
  const { name } = reward.employee;
  const [words, setWords] = useState("");

  async function send(): Promise<void> {
    const made = await form.send({ input: { id: reward.id, version: reward.version, words: words.trim() } });
    if (!made) return;
    showToast(`${name} sees it in some seconds.`, { label: "Stop", run: () => onStop(made.reward) });
    onClose(true);
  }

  return (
    <Dialog title={`Tell ${name}`} isOpen onClose={() => onClose(false)}>
      <Form label={`Tell ${name}`} errors={form.conflict ? {} : form.errors} onSubmit={() => void send()}>
        {form.conflict && (
          <div role="alert">
            <Callout kind="warn">{refusedWords(form)}</Callout>
          </div>
        )}
        <p className="muted">
          Say it in person first. {name} sees this some seconds after you send it; until then you can stop it.
        </p>
        <div className="tell-preview">
          <p className="strong">{headline(terms)}</p>
          <p className="small muted">{finePrint(terms)}</p>
          {reward.reason && <p className="tell-reason">{reward.reason}</p>}
        </div>
        <TextAreaField
          label="Words of your own"
          name="words"
          note="They stand in the letter that goes with it."
          value={words}
          onChange={setWords}
          rows={3}
          maxLength={2000}
        />
        <div className="form-foot">
          <Button onClick={() => onClose(false)}>Not yet</Button>
          <Button kind="primary" type="submit" pending={form.sending}>
            {form.sending ? "Sending" : `Tell ${name}`}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
