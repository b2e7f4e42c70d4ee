import { Link } from "@tanstack/react-router";
import { Sprout } from "lucide-react";
import { useViewer } from "../../graphql/viewer";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { formatDay, formatPercent, today } from "../../ui/format";
import { PaceBar } from "../../ui/pace-bar";
import { EmptyState } from "../../ui/states";
import { ActionRow } from "./action-row";
import { levelNames, planStates, waitsFor } from "./growth-words";
import type { Objective, Plan } from "./plan-query";

/** A development plan as it stands: where to, how far, and each action with what can be done about it. */
export function PlanView({ plan }: { plan: Plan }) {
  return (
    <>
      <PlanHead plan={plan} />
      {plan.objectives.length === 0 && (
        <Card title="Objectives">
          <EmptyState icon={Sprout} title="Nothing is written down yet" level={3}>
            An objective says what is to be learned, best as a level of a skill; each has at least one action.
          </EmptyState>
        </Card>
      )}
      {plan.objectives.map((objective) => (
        <ObjectiveCard key={objective.id} plan={plan} objective={objective} />
      ))}
    </>
  );
}

function PlanHead({ plan }: { plan: Plan }) {
  const { employee } = useViewer();
  const { state, summary, progress, targetRole, reopenReason, conclusion, reviewedBy, reviewedAt, owner } = plan;
  const waiting = waitsFor(plan, owner?.id === employee?.id ? "you" : (owner?.name ?? "the owner"));
  return (
    <section className="card card-body card-body-only plan-head" aria-label="The plan in short">
      <div className="row row-wrap">
        <Chip tone={state === "DRAFT" ? "outline" : "accent"}>{planStates[state]}</Chip>
        {waiting && <span className="small muted">{waiting}</span>}
        {targetRole && (
          <span className="small">
            Towards{" "}
            <Link to="/development/roles/$roleId" params={{ roleId: targetRole.id }} className="link">
              {targetRole.name}
            </Link>
          </span>
        )}
      </div>
      {summary && <p className="plan-summary">{summary}</p>}
      {progress !== null && (
        <div className="row">
          <div className="grow">
            <PaceBar done={progress} label="Actions done, by weight" />
          </div>
          <span className="number small strong">{formatPercent(progress)} done</span>
        </div>
      )}
      {reopenReason && state === "DRAFT" && <Callout kind="warn">Back to a draft: “{reopenReason}”</Callout>}
      {conclusion && (
        <Callout kind="good">
          <p>“{conclusion}”</p>
          {reviewedAt && (
            <p className="tiny faint">
              {reviewedBy?.name}, {formatDay(today(new Date(reviewedAt)))}
            </p>
          )}
        </Callout>
      )}
    </section>
  );
}

function ObjectiveCard({ plan, objective }: { plan: Plan; objective: Objective }) {
  const { title, skill, targetLevel, currentLevel, goal, actions } = objective;
  const note =
    skill && targetLevel !== null
      ? currentLevel === null
        ? `${skill.name}, level ${targetLevel}`
        : `${skill.name}: ${currentLevel} now, ${targetLevel} to reach`
      : undefined;
  return (
    <Card title={title} note={note} flush>
      {(goal || (skill && targetLevel !== null)) && (
        <div className="objective-facts small muted">
          {skill && targetLevel !== null && (
            <span>
              Level {targetLevel} means: {levelNames[targetLevel]?.toLowerCase()}.
            </span>
          )}
          {goal && (
            <span>
              Needed for{" "}
              <Link to="/goals/$goalId" params={{ goalId: goal.id }} className="link">
                <bdi>{goal.title}</bdi>
              </Link>
            </span>
          )}
        </div>
      )}
      {actions.length === 0 ? (
        <p className="objective-facts small muted">No action yet. The plan can be agreed once there is one.</p>
      ) : (
        <ul className="rows">
          {actions.map((action) => (
            <ActionRow key={action.id} plan={plan} objective={objective} action={action} />
          ))}
        </ul>
      )}
    </Card>
  );
}
