import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { formatValue, type Measured } from "../planning/goal-words";
import { LogForm, logFormGoal } from "../planning/log-form";
import { Button } from "../ui/button";
import { Sparkline } from "../ui/chart/sparkline";
import { formatNumber, formatPercent } from "../ui/format";
import { PaceBar } from "../ui/pace-bar";
import { StatusPill } from "../ui/status-pill";

export const myGoalRow = graphql(
  `
    fragment MyGoalRow on Goal {
      id
      title
      state
      status
      statusReason
      progress
      expected
      allowedActions
      keyResults { id measure unit currency currentValue target points { value } }
      ...LogFormGoal
    }
  `,
  [logFormGoal],
);

/** A goal of mine: where it stands, how it went, and the form to log the next number, unfolded in place. */
export function MyGoalRow({ goal: masked }: { goal: FragmentOf<typeof myGoalRow> }) {
  const goal = readFragment(myGoalRow, masked);
  const [logging, setLogging] = useState(false);
  const { id, title, state, status, statusReason, progress, expected, allowedActions } = goal;
  const points = goal.keyResults[0]?.points.map(({ value }) => Number(value)) ?? [];
  return (
    <li className="goal-row">
      <div className="goal-row-line">
        <div className="grow">
          <Link to="/goals/$goalId" params={{ goalId: id }} className="task-title">
            <bdi>{title}</bdi>
          </Link>
          <span className="row goal-row-status">
            <StatusPill status={status} plain />
            <span className="small muted">{statusReason}</span>
          </span>
        </div>
        <div className="goal-row-bar">
          <span className="row row-between small">
            <span className="muted ellipsis">{progress === null ? "No number yet" : numberWords(goal.keyResults)}</span>
            {progress !== null && <span className="number strong">{formatPercent(progress)}</span>}
          </span>
          <PaceBar done={progress ?? 0} pace={state === "ACTIVE" ? expected : null} status={status} label={title} />
        </div>
        <span className="desktop-only">
          <Sparkline values={points} status={status} />
        </span>
        <span className="goal-row-action">
          {allowedActions.includes("LOG_PROGRESS") && (
            <Button size="small" aria-expanded={logging} onClick={() => setLogging(!logging)}>
              Log<span className="visually-hidden"> progress on {title}</span>
            </Button>
          )}
        </span>
      </div>
      {logging && (
        <LogForm goal={goal} short autoFocus onLogged={() => setLogging(false)} onCancel={() => setLogging(false)} />
      )}
    </li>
  );
}

/** "162 of 126 minutes" where one number tells it all; the share stands beside it in any case. */
export function numberWords(
  keyResults: readonly (Measured & { currentValue: string | null; target: string })[],
): string {
  const [only, ...others] = keyResults;
  if (!only) return "by the goals below";
  if (others.length > 0) return `${keyResults.length} key results`;
  const { measure, currentValue, target } = only;
  if (currentValue === null || measure === "YES_NO") return "done";
  const now = measure === "NUMBER" ? formatNumber(currentValue) : formatValue(only, currentValue);
  return `${now} of ${formatValue(only, target)}`;
}
