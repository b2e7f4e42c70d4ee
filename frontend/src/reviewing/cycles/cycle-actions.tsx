import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { formatDay } from "../../ui/format";
import { showToast } from "../../ui/toast";
import { cancelCycle, closeCycle, launchCycle, moveCycle, shareCycle } from "./cycle-moves";
import type { Cycle } from "./cycle-query";
import { nextState, stateWords } from "./cycle-words";
import { type CheckLine, MoveDialog } from "./move-dialog";

type Asking = "launch" | "move" | "share" | "close" | "cancel" | null;

/** The steps of a cycle, each with what it means in numbers before it is taken. */
export function CycleActions({ cycle }: { cycle: Cycle }) {
  const [asking, ask] = useState<Asking>(null);
  const may = (action: Cycle["allowedActions"][number]) => cycle.allowedActions.includes(action);
  const close = () => ask(null);
  const next = nextState(cycle);
  const waiting = cycle.counts.managerSubmitted - cycle.counts.shared;
  return (
    <div className="button-group">
      {may("CANCEL") && (
        <Button kind="ghost" onClick={() => ask("cancel")}>
          Cancel the cycle
        </Button>
      )}
      {may("MOVE_ON") && next && (
        <Button kind={may("SHARE_ALL") && waiting > 0 ? "plain" : "primary"} onClick={() => ask("move")}>
          Move on to {stateWords[next].toLowerCase()}
        </Button>
      )}
      {may("SHARE_ALL") && waiting > 0 && (
        <Button kind="primary" onClick={() => ask("share")}>
          Share {count(waiting, "review")}
        </Button>
      )}
      {may("CLOSE") && (
        <Button kind="primary" onClick={() => ask("close")}>
          Close the cycle
        </Button>
      )}
      {may("LAUNCH") && (
        <Button kind="primary" onClick={() => ask("launch")}>
          Launch for {count(cycle.counts.participants, "person")}
        </Button>
      )}
      {asking === "launch" && <Launch cycle={cycle} onClose={close} />}
      {asking === "move" && next && <MoveOn cycle={cycle} next={next} onClose={close} />}
      {asking === "share" && <ShareAll cycle={cycle} waiting={waiting} onClose={close} />}
      {asking === "close" && <Close cycle={cycle} onClose={close} />}
      {asking === "cancel" && <Cancel cycle={cycle} onClose={close} />}
    </div>
  );
}

function count(number: number, what: "review" | "person" | "form"): string {
  const many = what === "person" ? "people" : `${what}s`;
  return `${number} ${number === 1 ? what : many}`;
}

interface MoveProps {
  cycle: Cycle;
  onClose: () => void;
}

function Launch({ cycle, onClose }: MoveProps) {
  const form = useMutationForm(launchCycle);
  const { counts, problems, problemCount, selfDueOn } = cycle;
  const onLeave = problems.filter(({ code }) => code === "ON_LEAVE").length;
  const lines: CheckLine[] = [
    {
      good: true,
      words: `${count(counts.participants, "person")} take part; managers, titles and departments are kept as they are today.`,
    },
    { good: true, words: `Each gets a self review, due ${formatDay(selfDueOn)}, and their manager a form about them.` },
    ...(onLeave > 0
      ? [{ good: false, words: `${count(onLeave, "person")} on leave: the self review is skipped.` }]
      : []),
    ...(problemCount > 0 ? [{ good: false, words: `${problemCount} found by the data check are waived.` }] : []),
  ];
  async function send(): Promise<void> {
    if (!(await form.send({ input: { id: cycle.id, version: cycle.version } }))) return;
    showToast(`Launched for ${count(counts.participants, "person")}.`);
    onClose();
  }
  const title = `Launch ${cycle.name}`;
  const verb = `Launch for ${count(counts.participants, "person")}`;
  return <MoveDialog {...form} {...{ title, lines, verb, onClose }} reason="none" onSend={() => void send()} />;
}

function MoveOn({ cycle, next, onClose }: MoveProps & { next: Cycle["state"] }) {
  const form = useMutationForm(moveCycle);
  const { counts, state } = cycle;
  const open = {
    COLLECTING: counts.selfAssigned - counts.selfSubmitted,
    MANAGER_REVIEW: counts.managerAssigned - counts.managerSubmitted,
    SHARING: counts.managerSubmitted - counts.shared,
  }[state as "SHARING"];
  const what = { COLLECTING: "self reviews", MANAGER_REVIEW: "managers’ reviews", SHARING: "reviews" }[
    state as "SHARING"
  ];
  const skips = open > 0 && state !== "SHARING";
  const lines: CheckLine[] = [
    open > 0
      ? {
          good: false,
          words:
            state === "SHARING"
              ? `${open} ${what} are handed in and not shared. Share them first.`
              : `${open} ${what} are not handed in. With a reason they are skipped; the drafts are kept.`,
        }
      : { good: true, words: what ? `All ${what} of this stage are in.` : "Nothing is open in this stage." },
    { good: true, words: `The next stage is ${stateWords[next].toLowerCase()}. There is no way back.` },
  ];
  async function send(reason: string): Promise<void> {
    if (!(await form.send({ input: { id: cycle.id, version: cycle.version, reason } }))) return;
    showToast(`${cycle.name} is in ${stateWords[next].toLowerCase()}.`);
    onClose();
  }
  return (
    <MoveDialog
      {...form}
      title={`Move on to ${stateWords[next].toLowerCase()}`}
      lines={lines}
      verb={skips ? `Skip ${count(open, "form")} and move on` : "Move on"}
      reason={skips ? "needed" : "none"}
      reasonNote="It stands at each skipped form."
      onSend={(reason) => void send(reason)}
      onClose={onClose}
    />
  );
}

function ShareAll({ cycle, waiting, onClose }: MoveProps & { waiting: number }) {
  const form = useMutationForm(shareCycle);
  const { managerAssigned, managerSubmitted } = cycle.counts;
  const open = managerAssigned - managerSubmitted;
  const lines: CheckLine[] = [
    {
      good: true,
      words: `${count(waiting, "review")} become readable for the people they are about, each with the self review beside it.`,
    },
    { good: true, words: "Private notes stay with their authors and HR. A shared review never changes." },
    ...(open > 0 ? [{ good: false, words: `${count(open, "review")} not handed in stay closed.` }] : []),
  ];
  async function send(): Promise<void> {
    if (!(await form.send({ input: { cycleId: cycle.id, version: cycle.version } }))) return;
    showToast(`${count(waiting, "review")} shared.`);
    onClose();
  }
  const verb = `Share ${count(waiting, "review")}`;
  return <MoveDialog {...form} {...{ title: verb, lines, verb, onClose }} reason="none" onSend={() => void send()} />;
}

function Close({ cycle, onClose }: MoveProps) {
  const form = useMutationForm(closeCycle);
  const open = cycle.counts.shared - cycle.counts.acknowledged;
  const lines: CheckLine[] = [
    { good: true, words: `${cycle.counts.acknowledged} of ${cycle.counts.shared} shared reviews are acknowledged.` },
    ...(open > 0
      ? [{ good: false, words: `${open} are not. The reason is noted at each; they can still be acknowledged later.` }]
      : []),
  ];
  async function send(reason: string): Promise<void> {
    if (!(await form.send({ input: { id: cycle.id, version: cycle.version, reason } }))) return;
    showToast(`${cycle.name} is closed.`);
    onClose();
  }
  return (
    <MoveDialog
      {...form}
      title={`Close ${cycle.name}`}
      lines={lines}
      verb={open > 0 ? `Close with ${open} open` : "Close the cycle"}
      reason={open > 0 ? "needed" : "none"}
      onSend={(reason) => void send(reason)}
      onClose={onClose}
    />
  );
}

function Cancel({ cycle, onClose }: MoveProps) {
  const form = useMutationForm(cancelCycle);
  const { selfSubmitted, managerSubmitted } = cycle.counts;
  const lines: CheckLine[] = [
    { good: false, words: `${count(selfSubmitted + managerSubmitted, "form")} already handed in will not be shared.` },
    { good: true, words: "Drafts stay with their authors. Nothing is deleted." },
  ];
  async function send(reason: string): Promise<void> {
    if (!(await form.send({ input: { id: cycle.id, version: cycle.version, reason } }))) return;
    showToast(`${cycle.name} is cancelled.`);
    onClose();
  }
  const title = `Cancel ${cycle.name}`;
  return (
    <MoveDialog
      {...form}
      {...{ title, lines, onClose }}
      verb="Cancel the cycle"
      reason="needed"
      onSend={(reason) => void send(reason)}
    />
  );
}
