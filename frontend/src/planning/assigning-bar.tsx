import { Button } from "../ui/button";
import { formatNumber } from "../ui/format";
import type { useAssigning } from "./use-assigning";
import "./goal-terms.css";

/** How many have the goal already, and the way to stop; the others get it when it is continued. */
export function AssigningBar({ assigning }: { assigning: ReturnType<typeof useAssigning> }) {
  const { progress, stop } = assigning;
  if (!progress) return null;
  const { goalsMade, waiting } = progress;
  const words = `${formatNumber(goalsMade)} of ${formatNumber(goalsMade + waiting)} people have it`;
  return (
    <div className="assigning" role="status">
      <progress max={goalsMade + waiting} value={goalsMade} aria-label={words} />
      <span className="number small">{words}</span>
      <Button size="small" onClick={stop}>
        Stop
      </Button>
    </div>
  );
}
