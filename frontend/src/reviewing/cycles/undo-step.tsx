import { useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { showToast } from "../../ui/toast";
import type { Cycle } from "./cycle-query";
import { StepBackDialog } from "./days-dialog";
import { changeDays, stopLaunch } from "./steering-moves";

type Step = Cycle["lastSteps"][number];

/** Takes back what was done to a cycle, where that is still possible; going back a stage asks for a day and a reason first. */
export function UndoStep({ cycle, step }: { cycle: Cycle; step: Step }) {
  const days = useMutationForm(changeDays);
  const launch = useMutationForm(stopLaunch);
  const [asking, setAsking] = useState(false);
  if (!step.undo) return null;
  const { undo, daysBefore } = step;
  const input = { id: cycle.id, version: cycle.version };
  const refused = Object.values({ ...days.errors, ...launch.errors }).flat()[0];

  async function take(): Promise<void> {
    if (undo === "STEP_BACK") setAsking(true);
    else if (undo === "STOP_LAUNCH") {
      if (await launch.send({ input })) showToast("Stopped. Nobody was told anything.");
    } else if (daysBefore && (await days.send({ input: { ...input, ...moved(daysBefore) } })))
      showToast("The days are as they were before.");
  }

  return (
    <>
      {refused && <p className="field-error">{refused}</p>}
      <Button
        size="small"
        pending={days.sending || launch.sending}
        label={`Undo: ${step.words}`}
        onClick={() => void take()}
      >
        Undo
      </Button>
      {asking && <StepBackDialog cycle={cycle} onClose={() => setAsking(false)} />}
    </>
  );
}

function moved(days: NonNullable<Step["daysBefore"]>): Record<string, string> {
  return Object.fromEntries(Object.entries(days).filter(([name, day]) => day && name !== "__typename")) as Record<
    string,
    string
  >;
}
