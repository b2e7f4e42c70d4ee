import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { usePeopleSearch } from "../../graphql/use-people-search";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { type PersonOption, PersonPicker } from "../../ui/person-picker";
import { showToast } from "../../ui/toast";
import type { Cycle } from "./cycle-query";
import { type ProblemCode, people, problemWords } from "./problem-words";
import { settleProblems } from "./steering-moves";

export interface Settling {
  codes: readonly ProblemCode[];
  count: number;
  /** Name who writes instead of waiving. */
  naming: boolean;
}

/** Settles what the data check found: with a reason, or by naming who writes. */
export function SettleDialog({ cycle, settling, onClose }: { cycle: Cycle; settling: Settling; onClose: () => void }) {
  const form = useMutationForm(settleProblems);
  const search = usePeopleSearch();
  const [reason, setReason] = useState("");
  const [reviewer, setReviewer] = useState<PersonOption | null>(null);
  const { codes, count, naming } = settling;

  async function send(): Promise<void> {
    let { version } = cycle;
    let left = cycle.problemCount;
    for (const kind of codes) {
      const given = naming ? { reviewerId: reviewer?.id ?? null } : { reason };
      const done = await form.send({ input: { id: cycle.id, version, kind, ...given } });
      if (!done) return;
      version = done.cycle.version;
      left = done.cycle.problemCount;
    }
    showToast(left === 0 ? "Settled: the cycle can be launched." : `${left} left to settle.`);
    onClose();
  }

  return (
    <Dialog title={naming ? `Who writes about ${people(count)}?` : `Waive ${count} found`} isOpen onClose={onClose}>
      <Form errors={form.errors} onSubmit={() => void send()}>
        <ul className="stack-small small">
          {codes.map((code) => (
            <li key={code}>
              {codes.length === 1 ? problemWords[code](count) : problemWords[code](countOf(cycle, code))}
            </li>
          ))}
        </ul>
        {naming ? (
          <PersonPicker
            label="Who writes"
            name="reviewerId"
            autoFocus
            search={search}
            value={reviewer}
            onChange={setReviewer}
          />
        ) : (
          <TextAreaField
            label="Reason"
            name="reason"
            autoFocus
            note="It is kept with the cycle."
            maxLength={2000}
            value={reason}
            onChange={setReason}
          />
        )}
        <div className="form-foot">
          <Button onClick={onClose}>Go back</Button>
          <Button kind="primary" type="submit" pending={form.sending}>
            {naming ? "Let them write" : `Waive ${count}`}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

function countOf({ problems }: Cycle, code: ProblemCode): number {
  return problems.filter((problem) => problem.code === code && !problem.settled).length;
}
