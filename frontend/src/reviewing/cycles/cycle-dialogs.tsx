import { useMutationForm } from "../../graphql/use-mutation-form";
import { formatDay } from "../../ui/format";
import { showToast } from "../../ui/toast";
import { cancelCycle, closeCycle, launchCycle, moveCycle, shareCycle } from "./cycle-moves";
import type { Cycle } from "./cycle-query";
import { stateWords } from "./cycle-words";
import { type CheckLine, MoveDialog } from "./move-dialog";

export function count(number: number, what: "review" | "person" | "form"): string {
  const many = what === "person" ? "people" : `${what}s`;
  return `${number} ${number === 1 ? what : many}`;
}

export interface MoveProps {
  cycle: Cycle;
  onClose: () => void;
}

export function Launch({ cycle, onClose }: MoveProps) {
  const form = useMutationForm(launchCycle);
  const { counts, problems, selfDueOn } = cycle;
  const waived = problems.filter(({ settled }) => settled).length;
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
    ...(waived > 0 ? [{ good: false, words: `${waived} found by the data check are waived.` }] : []),
    { good: true, words: "The forms go out in 15 minutes. Until then you can stop it, and nobody is told." },
  ];
  async function send(): Promise<void> {
    if (!(await form.send({ input: { id: cycle.id, version: cycle.version } }))) return;
    showToast(`The launch for ${count(counts.participants, "person")} is held for 15 minutes.`);
    onClose();
  }
  const title = `Launch ${cycle.name}`;
  const verb = `Launch for ${count(counts.participants, "person")}`;
  return <MoveDialog {...form} {...{ title, lines, verb, onClose }} reason="none" onSend={() => void send()} />;
}

/** Stages that are left with a reason where something holds them up. */
const mayWaive: ReadonlySet<Cycle["state"]> = new Set(["NOMINATION", "COLLECTING", "MANAGER_REVIEW"]);

export function MoveOn({ cycle, next, onClose }: MoveProps & { next: Cycle["state"] }) {
  const form = useMutationForm(moveCycle);
  const { counts, state, stuckCount } = cycle;
  const open = {
    COLLECTING: counts.selfAssigned - counts.selfSubmitted + counts.othersAssigned - counts.othersSubmitted,
    MANAGER_REVIEW: counts.managerAssigned - counts.managerSubmitted,
    SHARING: counts.managerSubmitted - counts.shared,
  }[state as "SHARING"];
  const what = {
    COLLECTING: counts.othersAssigned > 0 ? "forms" : "self reviews",
    MANAGER_REVIEW: "managers’ reviews",
    SHARING: "reviews",
  }[state as "SHARING"];
  const skips = open > 0 && state !== "SHARING";
  const fewPeers = state === "NOMINATION" && stuckCount > 0;
  const lines: CheckLine[] = [
    ...(fewPeers
      ? [{ good: false, words: `${count(stuckCount, "person")} with too few colleagues. With a reason it moves on.` }]
      : []),
    open > 0
      ? {
          good: false,
          words:
            state === "SHARING"
              ? `${open} ${what} are handed in and not shared. Share them first.`
              : `${open} ${what} are not handed in. With a reason they are skipped; the drafts are kept.`,
        }
      : { good: true, words: what ? `All ${what} of this stage are in.` : "Nothing is open in this stage." },
    { good: true, words: `The next stage is ${stateWords[next].toLowerCase()}. With a reason you can step back.` },
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
      reason={skips || fewPeers ? "needed" : mayWaive.has(state) ? "optional" : "none"}
      reasonNote={skips ? "It stands at each skipped form." : "It is kept with the cycle."}
      onSend={(reason) => void send(reason)}
      onClose={onClose}
    />
  );
}

export function ShareAll({ cycle, waiting, onClose }: MoveProps & { waiting: number }) {
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

export function Close({ cycle, onClose }: MoveProps) {
  const form = useMutationForm(closeCycle);
  const { counts } = cycle;
  const unread = counts.shared - counts.acknowledged;
  const assigned = counts.selfAssigned + counts.managerAssigned + counts.othersAssigned;
  const unwritten = assigned - counts.selfSubmitted - counts.managerSubmitted - counts.othersSubmitted;
  const open = unread + unwritten;
  const lines: CheckLine[] = [
    { good: true, words: `${counts.acknowledged} of ${counts.shared} shared reviews are acknowledged.` },
    ...(unread > 0 ? [{ good: false, words: `${unread} are not; they can still be acknowledged later.` }] : []),
    ...(unwritten > 0
      ? [{ good: false, words: `${count(unwritten, "form")} not handed in; the drafts are kept.` }]
      : []),
    ...(open > 0 ? [{ good: true, words: "Each is listed as not completed, with the reason." }] : []),
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

export function Cancel({ cycle, onClose }: MoveProps) {
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
