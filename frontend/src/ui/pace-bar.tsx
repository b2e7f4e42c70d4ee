import { classes } from "./classes";
import { formatPercent } from "./format";
import { statusLook } from "./status";

export interface PaceBarProps {
  /** How much is done, 0 to 1 (more is drawn as full). */
  done: number;
  /** How much would be done today at an even pace, 0 to 1; without it there is no tick. */
  pace?: number | null;
  /** Gives the colour; without it the bar is neutral. */
  status?: string;
  /** What is measured, for those who cannot see the bar: "2 h 35 of 2 h 00". */
  label?: string;
}

const part = (share: number) => Math.min(1, Math.max(0, share));

/** Fill for progress, tick for where an even pace would be today. */
export function PaceBar({ done, pace, status, label }: PaceBarProps) {
  const tone = status ? statusLook(status).tone : "none";
  const words = [
    label,
    `${formatPercent(done)} done`,
    pace != null && `${formatPercent(part(pace))} at an even pace`,
    status && statusLook(status).word.toLowerCase(),
  ];
  return (
    <div
      className={classes("pace", tone !== "none" && `pace-${tone}`)}
      role="img"
      aria-label={words.filter(Boolean).join(", ")}
    >
      <span className="pace-fill" style={{ inlineSize: `${part(done) * 100}%` }} />
      {pace != null && <span className="pace-tick" style={{ insetInlineStart: `${part(pace) * 100}%` }} />}
    </div>
  );
}
