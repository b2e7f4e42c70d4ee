import { Link } from "@tanstack/react-router";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { formatPercent } from "../../ui/format";
import { Day } from "../../ui/moment";
import { StatusPill } from "../../ui/status-pill";
import type { Agreement } from "./agreement-query";
import { actionStates, planStates } from "./growth-words";

/** What the plan says now: three parts, in the order in which they are talked about. */
export function AgreementContent({ plan }: { plan: Agreement }) {
  return (
    <>
      <Goals plan={plan} />
      <Standards plan={plan} />
      <Development plan={plan} />
    </>
  );
}

function Goals({ plan: { goals } }: { plan: Agreement }) {
  return (
    <Card title="Goals" note={goals.length > 0 ? String(goals.length) : undefined} flush>
      {goals.length === 0 ? (
        <p className="objective-facts small muted">
          No goal of this period is agreed yet. Private goals are no part of this plan.
        </p>
      ) : (
        <ul className="rows">
          {goals.map(({ id, title, weight, dueOn, status, progress, keyResults, neededSkills }) => (
            <li key={id} className="agreement-goal">
              <span className="grow">
                <Link to="/goals/$goalId" params={{ goalId: id }} className="quiet-link strong small">
                  <bdi>{title}</bdi>
                </Link>
                <span className="tiny muted growth-note">
                  weight {weight}% · due <Day value={dueOn} /> · {keyResults.map((one) => one.title).join("; ")}
                </span>
                {neededSkills
                  .filter(({ missing }) => missing)
                  .map(({ skill, level }) => (
                    <span key={skill.id} className="tiny growth-missing">
                      Needs {skill.name} at level {level}; nothing is planned for it.
                    </span>
                  ))}
              </span>
              {progress !== null && <span className="number small">{formatPercent(progress)}</span>}
              <StatusPill status={status} plain />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Standards({ plan: { standards, employee } }: { plan: Agreement }) {
  return (
    <Card title="Standards" note={employee.roleProfile?.name} flush>
      {standards.length === 0 ? (
        <p className="objective-facts small muted">The role has no standards yet.</p>
      ) : (
        <ul className="rows">
          {standards.map(({ id, name, description, weight }) => (
            <li key={id}>
              <span className="grow">
                <span className="small strong">{name}</span>
                <span className="tiny muted growth-note">{description}</span>
              </span>
              <span className="number small strong">{weight}%</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Development({ plan: { developmentPlan } }: { plan: Agreement }) {
  if (!developmentPlan) {
    return (
      <Card title="Development">
        <p className="small muted">There is no development plan for this period.</p>
      </Card>
    );
  }
  const { id, state, progress, objectives } = developmentPlan;
  return (
    <Card
      title="Development"
      note={progress === null ? undefined : `${formatPercent(progress)} done`}
      actions={
        <Link to="/development/plans/$planId" params={{ planId: id }} className="link small">
          Open
        </Link>
      }
      flush
    >
      {state === "DRAFT" && (
        <div className="objective-facts">
          <Callout>This is a draft; it becomes part of the plan once both agreed to it.</Callout>
        </div>
      )}
      <ul className="rows">
        {objectives.map(({ id: key, title, skill, targetLevel, actions }) => (
          <li key={key}>
            <span className="grow">
              <span className="small strong">{title}</span>
              <span className="tiny muted growth-note">
                {actions.map((action) => `${action.title} (${actionStates[action.state].toLowerCase()})`).join(" · ")}
              </span>
            </span>
            {skill && (
              <Chip tone="outline">
                {skill.name} {targetLevel}
              </Chip>
            )}
          </li>
        ))}
      </ul>
      <p className="objective-facts tiny faint">{planStates[state]}</p>
    </Card>
  );
}
