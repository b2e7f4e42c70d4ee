import { useEffect, useState } from "react";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { formatPercent } from "../../ui/format";
import { PaceBar } from "../../ui/pace-bar";
import { showToast } from "../../ui/toast";
import { launchCycle } from "./cycle-moves";
import type { Cycle } from "./cycle-query";
import { people } from "./problem-words";
import { stopLaunch } from "./steering-moves";

/** A launch that is held and can be stopped, and then the forms as they are made. */
export function LaunchBanner({ cycle, refresh }: { cycle: Cycle; refresh: () => void }) {
  const now = useMinute(refresh);
  if (!cycle.launchesAt) return null;
  const left = Date.parse(cycle.launchesAt) - now;
  return left > 0 ? <Held cycle={cycle} minutes={Math.ceil(left / 60_000)} /> : <Making cycle={cycle} />;
}

function Held({ cycle, minutes }: { cycle: Cycle; minutes: number }) {
  const stop = useMutationForm(stopLaunch);
  const start = useMutationForm(launchCycle);
  const input = { id: cycle.id, version: cycle.version };
  const refused = stop.errors[""] ?? start.errors[""];

  async function take(back: boolean): Promise<void> {
    const done = back ? await stop.send({ input }) : await start.send({ input: { ...input, now: true } });
    if (done) showToast(back ? "Stopped. Nobody was told anything." : "The forms are being made.");
  }

  return (
    <Callout>
      <div className="row row-wrap launch-banner">
        <div className="grow">
          <p className="strong">
            The forms go out in {minutes} {minutes === 1 ? "minute" : "minutes"}.
          </p>
          <p className="small">Until then nobody is told, and you can stop it.</p>
          {refused && <p className="field-error">{refused[0]}</p>}
        </div>
        <Button kind="ghost" pending={start.sending} onClick={() => void take(false)}>
          Launch now
        </Button>
        <Button pending={stop.sending} onClick={() => void take(true)}>
          Stop the launch
        </Button>
      </div>
    </Callout>
  );
}

function Making({ cycle }: { cycle: Cycle }) {
  const { formsMade, counts } = cycle;
  const share = counts.participants > 0 ? formsMade / counts.participants : 0;
  return (
    <Callout>
      <div className="launch-banner" role="status">
        <p className="strong">
          The forms are being made: {formsMade} of {people(counts.participants)}, {formatPercent(share)}.
        </p>
        <PaceBar done={share} label="Forms made" />
      </div>
    </Callout>
  );
}

/** The time, which goes on; while something is awaited it is asked for again. */
function useMinute(refresh: () => void): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
      refresh();
    }, 2_000);
    return () => clearInterval(timer);
  }, [refresh]);
  return now;
}
