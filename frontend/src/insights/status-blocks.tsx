import { classes } from "../ui/classes";
import { type StatusTone, statusLook } from "../ui/status";

interface Goal {
  id: string;
  title: string;
  status: string;
}

/** One block a goal: colour and shape tell the status, the words stand behind it. */
export function StatusBlocks({ goals }: { goals: readonly Goal[] }) {
  if (goals.length === 0) return <span className="faint">none</span>;
  const words = goals.map(({ title, status }) => `${title}: ${statusLook(status).word.toLowerCase()}`).join("; ");
  return (
    <span className="blocks" role="img" aria-label={words} title={words}>
      {goals.map(({ id, status }) => (
        <span key={id} className={classes("block", `block-${statusLook(status).tone}`)} />
      ))}
    </span>
  );
}

const legend: readonly [StatusTone, string][] = [
  ["good", "On track"],
  ["warn", "At risk or no news"],
  ["bad", "Off track or overdue"],
  ["done", "Achieved"],
  ["none", "Not agreed or not started"],
];

export function StatusLegend() {
  return (
    <ul className="legend" aria-label="What the blocks mean">
      {legend.map(([tone, words]) => (
        <li key={tone}>
          <span className={classes("block", `block-${tone}`)} />
          {words}
        </li>
      ))}
    </ul>
  );
}
