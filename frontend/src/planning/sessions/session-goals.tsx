import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Card } from "../../ui/card";
import { StatusPill } from "../../ui/status-pill";
import { type GoalOption, GoalPicker } from "../goal-picker";
import type { Session } from "./session-query";

const linkGoal = graphql(`
  mutation LinkSessionGoal($input: LinkSessionGoalInput!) {
    linkSessionGoal(input: $input) {
      __typename
      ... on LinkSessionGoalPayload { planningSession { id goals { goal { id title status } } } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

/** The goals that were agreed in the session. */
export function SessionGoals({ session }: { session: Session }) {
  const { id, goals, allowedActions, period } = session;
  const [chosen, choose] = useState<GoalOption | null>(null);
  const form = useMutationForm(linkGoal);
  const seen = goals.flatMap(({ goal }) => (goal ? [goal] : []));
  const hidden = goals.length - seen.length;

  async function add(goal: GoalOption | null): Promise<void> {
    choose(goal);
    if (goal && (await form.send({ input: { sessionId: id, goalId: goal.id } }))) choose(null);
  }

  return (
    <Card title="Goals agreed in it" note={goals.length > 0 ? String(goals.length) : undefined} flush>
      {goals.length === 0 && <p className="objective-facts small muted">None yet.</p>}
      <ul className="rows">
        {seen.map(({ id: goalId, title, status, owner }) => (
          <li key={goalId}>
            <span className="grow">
              <Link to="/goals/$goalId" params={{ goalId }} className="quiet-link small strong">
                <bdi>{title}</bdi>
              </Link>
              <span className="tiny muted growth-note">{owner?.name}</span>
            </span>
            <StatusPill status={status} plain />
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="objective-facts tiny muted">{hidden} more that are not shared with you.</p>}
      {allowedActions.includes("EDIT") && (
        <div className="objective-facts">
          <GoalPicker
            label="Add a goal"
            optional
            periodId={period?.id}
            value={chosen}
            onChange={(goal) => void add(goal)}
          />
        </div>
      )}
    </Card>
  );
}
