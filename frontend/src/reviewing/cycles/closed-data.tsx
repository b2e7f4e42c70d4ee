import { Link } from "@tanstack/react-router";
import { CircleCheck, History } from "lucide-react";
import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Dialog } from "../../ui/dialog";
import { TextAreaField } from "../../ui/field";
import { Form } from "../../ui/form";
import { formatDay } from "../../ui/format";
import { showToast } from "../../ui/toast";
import type { Cycle } from "./cycle-query";
import { settleClosedData } from "./steering-moves";

type Change = Cycle["closedDataChanges"][number];

const kindWords: Record<Change["kind"], string> = {
  MANAGER: "another manager",
  ROLE: "another role, title or level",
  PAY: "other pay",
  GOAL_VALUE: "another value",
};

/** What was recorded about days of the cycle after it had closed: nothing signed changes, and HR says what follows. */
export function ClosedData({ cycle }: { cycle: Cycle }) {
  const [settling, settle] = useState<readonly Change[]>([]);
  const changes = cycle.closedDataChanges;
  if (changes.length === 0) return null;
  const open = changes.filter(({ settledAt }) => !settledAt);
  return (
    <Card
      title="Closed data affected"
      note={open.length > 0 ? `${open.length} to settle` : "all settled"}
      flush
      actions={open.length > 1 && <Button onClick={() => settle(open)}>Settle all {open.length}</Button>}
    >
      <ul className="rows">
        {[...open, ...changes.filter(({ settledAt }) => settledAt)].map((change) => (
          <ClosedDataRow key={change.id} change={change} onSettle={() => settle([change])} />
        ))}
      </ul>
      <p className="card-body small muted">
        The reviews stay as they were signed. Where one is wrong now, correct it from its page; then say so here.
      </p>
      {settling.length > 0 && <SettleClosedData changes={settling} onClose={() => settle([])} />}
    </Card>
  );
}

function ClosedDataRow({ change, onSettle }: { change: Change; onSettle: () => void }) {
  const { kind, effectiveOn, recordedAt, settledAt, reason, participant, goal } = change;
  const name = participant?.employee.name ?? "Somebody";
  const since = kind === "GOAL_VALUE" ? "for" : "from";
  return (
    <li className="check-row">
      {settledAt ? <CircleCheck className="icon status-good" /> : <History className="icon status-warn" />}
      <div className="grow">
        <p className="small">
          {participant ? (
            <Link className="link strong" to={`/people/${participant.employee.id}/reviews` as string}>
              {name}
            </Link>
          ) : (
            <span className="strong">{name}</span>
          )}
          : {kindWords[kind]} {since} {formatDay(effectiveOn)}
          {goal && (
            <>
              {" "}
              of{" "}
              <Link className="link" to={`/goals/${goal.id}` as string}>
                {goal.title}
              </Link>
            </>
          )}
        </p>
        <p className="tiny faint">
          Recorded {formatDay(recordedAt.slice(0, 10))}, after the cycle had closed.
          {settledAt && ` Settled ${formatDay(settledAt.slice(0, 10))}: ${reason}`}
        </p>
      </div>
      {!settledAt && (
        <Button size="small" label={`Settle: ${name}, ${kindWords[kind]}`} onClick={onSettle}>
          Settle
        </Button>
      )}
    </li>
  );
}

function SettleClosedData({ changes, onClose }: { changes: readonly Change[]; onClose: () => void }) {
  const form = useMutationForm(settleClosedData);
  const [reason, setReason] = useState("");
  async function send(): Promise<void> {
    if (!(await form.send({ input: { ids: changes.map(({ id }) => id), reason } }))) return;
    showToast(changes.length === 1 ? "Settled." : `${changes.length} settled.`);
    onClose();
  }
  return (
    <Dialog
      title={changes.length === 1 ? "What follows from it" : `What follows from these ${changes.length}`}
      isOpen
      onClose={onClose}
    >
      <Form errors={form.errors} onSubmit={() => void send()}>
        <TextAreaField
          label="Reason"
          name="reason"
          autoFocus
          note="Why it changes nothing, or what was done: it is kept with the cycle."
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
        <div className="form-foot">
          <Button onClick={onClose}>Go back</Button>
          <Button kind="primary" type="submit" pending={form.sending}>
            Settle
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
