import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { useViewer } from "../../graphql/viewer";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { GoalSkillsDialog } from "./goal-skills-dialog";
import { LevelBar } from "./path-card";
import "./growth.css";

const needsQuery = graphql(`
  query GoalNeeds($id: ID!) {
    goal(id: $id) {
      id
      version
      owner { id name developmentPlans { id state period { id } } }
      period { id }
      neededSkills { level current planned missing skill { id name } }
    }
  }
`);

export type NeedingGoal = NonNullable<ResultOf<typeof needsQuery>["goal"]>;

const context = { additionalTypenames: ["GoalSkill", "DevelopmentPlan", "DevelopmentAction", "SkillLevel"] };

/** Which skills a goal needs; what its owner lacks and nobody plans for is said plainly. */
export function GoalNeeds({ goalId, mayEdit }: { goalId: string; mayEdit: boolean }) {
  const { employee } = useViewer();
  const [editing, edit] = useState(false);
  const [{ data }] = useQuery({ query: needsQuery, variables: { id: goalId }, context });
  const goal = data?.goal;
  if (!goal || (goal.neededSkills.length === 0 && !mayEdit)) return null;
  const { neededSkills, owner, period } = goal;
  const missing = neededSkills.filter((need) => need.missing);
  const plan = owner?.developmentPlans.find((one) => one.period.id === period.id && one.state !== "CLOSED");
  const mine = owner?.id === employee?.id;
  return (
    <Card
      title="Skills it needs"
      actions={
        mayEdit && (
          <Button size="small" kind="ghost" onClick={() => edit(true)}>
            {neededSkills.length === 0 ? "Add" : "Change"}
          </Button>
        )
      }
      flush
    >
      {neededSkills.length === 0 && (
        <p className="objective-facts small muted">Which skills does it take? What is missing is then planned for.</p>
      )}
      <ul className="path-steps">
        {neededSkills.map(({ skill, level, current, planned, missing: short }) => (
          <li key={skill.id} className="path-step">
            <span className="row">
              <span className="small strong grow">{skill.name}</span>
              {current === null && <span className="tiny muted">level {level}</span>}
              {planned && current !== null && current < level && <span className="tiny muted">planned</span>}
            </span>
            {current !== null && <LevelBar current={current} required={level} />}
            {short && (
              <span className="tiny growth-short">
                <TriangleAlert className="icon icon-small" /> Below what it needs, and no action is planned.
              </span>
            )}
          </li>
        ))}
      </ul>
      {missing.length > 0 && (mine || mayEdit) && (
        <div className="objective-facts">
          {plan ? (
            <LinkButton
              size="small"
              to="/development/plans/$planId/edit"
              params={{ planId: plan.id }}
              search={{ skill: missing[0]?.skill.id, level: missing[0]?.level }}
            >
              Plan a step
            </LinkButton>
          ) : (
            mine && (
              <LinkButton size="small" to="/development">
                Begin a development plan
              </LinkButton>
            )
          )}
        </div>
      )}
      {editing && <GoalSkillsDialog goal={goal} onClose={() => edit(false)} />}
    </Card>
  );
}
