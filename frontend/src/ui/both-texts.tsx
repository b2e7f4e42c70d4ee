import { TriangleAlert } from "lucide-react";
import { Button } from "./button";
import "./both-texts.css";

interface BothTextsProps {
  mine: string;
  theirs: string;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** Two wrote at once: both texts are shown, and nothing is overwritten before somebody chose. */
export function BothTexts({ mine, theirs, onKeepMine, onTakeTheirs }: BothTextsProps) {
  return (
    <div className="both-texts" role="alert">
      <p className="strong row">
        <TriangleAlert className="icon status-warn" /> This was changed in the meantime.
      </p>
      <dl>
        <dt className="eyebrow">Here</dt>
        <dd className="said">{mine}</dd>
        <dt className="eyebrow">Saved meanwhile</dt>
        <dd className="said">{theirs || <span className="faint">No words</span>}</dd>
      </dl>
      <div className="button-group">
        <Button size="small" kind="primary" onClick={onKeepMine}>
          Keep this one
        </Button>
        <Button size="small" onClick={onTakeTheirs}>
          Take the other
        </Button>
      </div>
    </div>
  );
}
