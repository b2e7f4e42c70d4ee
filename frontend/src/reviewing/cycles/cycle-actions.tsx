import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Menu } from "../../ui/menu";
import { Cancel, Close, count, Launch, MoveOn, ShareAll } from "./cycle-dialogs";
import type { Cycle } from "./cycle-query";
import { nextState, previousState, stateWords } from "./cycle-words";
import { DaysDialog, StepBackDialog } from "./days-dialog";
import { archiveCycle } from "./steering-moves";

type Asking = "launch" | "move" | "share" | "close" | "cancel" | "days" | "back" | null;

/** The steps of a cycle, each with what it means in numbers before it is taken. */
export function CycleActions({ cycle }: { cycle: Cycle }) {
  const [asking, ask] = useState<Asking>(null);
  const may = (action: Cycle["allowedActions"][number]) => cycle.allowedActions.includes(action);
  const close = () => ask(null);
  const next = nextState(cycle);
  const waiting = cycle.counts.managerSubmitted - cycle.counts.shared;
  const archive = useMutationForm(archiveCycle);
  const before = previousState(cycle);
  const more = [
    ...(may("STEP_BACK") && before
      ? [{ id: "back", label: `Step back to ${stateWords[before].toLowerCase()}`, run: () => ask("back") }]
      : []),
    ...(may("ARCHIVE")
      ? [
          {
            id: "archive",
            label: "Archive the cycle",
            run: () => void archive.send({ input: { id: cycle.id, version: cycle.version } }),
          },
        ]
      : []),
    ...(may("CANCEL") ? [{ id: "cancel", label: "Cancel the cycle", danger: true, run: () => ask("cancel") }] : []),
  ];
  return (
    <div className="button-group">
      {more.length > 0 && <Menu kind="ghost" text="More" label="More to do with this cycle" items={more} />}
      {may("CHANGE_DATES") && <Button onClick={() => ask("days")}>Move dates</Button>}
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
      {may("LAUNCH") && !cycle.launchesAt && (
        <Button kind="primary" onClick={() => ask("launch")}>
          Launch for {count(cycle.counts.participants, "person")}
        </Button>
      )}
      {asking === "launch" && <Launch cycle={cycle} onClose={close} />}
      {asking === "move" && next && <MoveOn cycle={cycle} next={next} onClose={close} />}
      {asking === "share" && <ShareAll cycle={cycle} waiting={waiting} onClose={close} />}
      {asking === "close" && <Close cycle={cycle} onClose={close} />}
      {asking === "cancel" && <Cancel cycle={cycle} onClose={close} />}
      {asking === "days" && <DaysDialog cycle={cycle} onClose={close} />}
      {asking === "back" && <StepBackDialog cycle={cycle} onClose={close} />}
    </div>
  );
}
