import { Link } from "@tanstack/react-router";
import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { Avatar } from "../ui/avatar";
import { classes } from "../ui/classes";
import { formatPercent } from "../ui/format";
import { Day } from "../ui/moment";
import { PaceBar } from "../ui/pace-bar";
import { StatusPill } from "../ui/status-pill";
import { dueWords, isLate, levelWords, updatedWords } from "./goal-words";
import "./planning.css";

/** What every row of goals shows: in the list, in the tree, and below a goal. */
export const goalRow = graphql(`
  fragment GoalRow on Goal {
    id
    title
    level
    state
    weight
    dueOn
    progress
    expected
    status
    statusReason
    lastUpdateOn
    childCount
    version
    allowedActions
    owner { id name }
    parent { id title }
  }
`);

export type GoalRowData = ReturnType<typeof readRow>;

export function readRow(goal: FragmentOf<typeof goalRow>) {
  return readFragment(goalRow, goal);
}

/** The first letter of the level, with the word for those who do not see the shape. */
export function LevelMark({ level }: { level: GoalRowData["level"] }) {
  const word = levelWords[level];
  return (
    <span className={classes("level-mark", level === "COMPANY" && "level-company")} title={`${word} goal`}>
      <span aria-hidden="true">{word.charAt(0)}</span>
      <span className="visually-hidden">{word} goal: </span>
    </span>
  );
}

export function GoalLink({ goal, tabIndex }: { goal: Pick<GoalRowData, "id" | "title">; tabIndex?: number }) {
  return (
    <Link to="/goals/$goalId" params={{ goalId: goal.id }} className="goal-link" tabIndex={tabIndex}>
      <bdi>{goal.title}</bdi>
    </Link>
  );
}

export function OwnerCell({ owner }: { owner: { name: string } | null }) {
  if (!owner) return <span className="faint">–</span>;
  const { name } = owner;
  return (
    <span className="row">
      <Avatar name={name} size="small" />
      <bdi className="ellipsis">{name}</bdi>
    </span>
  );
}

/** Bar with the tick of even pace, and the share in figures. */
export function ProgressCell({ goal }: { goal: GoalRowData }) {
  const { progress, expected, status, state } = goal;
  if (progress === null) return <span className="faint">{state === "ACTIVE" ? "No number yet" : "–"}</span>;
  return (
    <span className="goal-progress">
      <PaceBar done={progress} pace={state === "ACTIVE" ? expected : null} status={status} />
      <span className="number" aria-hidden="true">
        {formatPercent(progress)}
      </span>
    </span>
  );
}

export function StatusCell({ goal }: { goal: GoalRowData }) {
  return (
    <span className="goal-status">
      <StatusPill status={goal.status} plain />
      <span className="goal-reason">{goal.statusReason}</span>
    </span>
  );
}

export function DueCell({ dueOn, state }: { dueOn: string; state: string }) {
  const words = dueWords(dueOn, state);
  return (
    <span className="goal-due">
      <Day value={dueOn} />
      {words && <span className={classes("tiny nowrap", isLate(dueOn, state) ? "status-bad" : "faint")}>{words}</span>}
    </span>
  );
}

export function UpdatedCell({ on }: { on: string | null }) {
  return <span className={classes("nowrap", !on && "faint")}>{updatedWords(on)}</span>;
}
