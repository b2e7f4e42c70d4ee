import type { ActionKind } from "./growth-words";
import type { Plan } from "./plan-query";

/** A plan as it stands in the form; keys tell new rows apart. */
export interface ActionDraft {
  key: string;
  id: string | null;
  kind: ActionKind;
  title: string;
  startsOn: string;
  dueOn: string;
  weight: number | null;
}

export interface ObjectiveDraft {
  key: string;
  id: string | null;
  title: string;
  skillId: string;
  targetLevel: string;
  goal: { id: string; title: string } | null;
  actions: ActionDraft[];
}

export interface PlanContent {
  summary: string;
  targetRoleId: string;
  objectives: ObjectiveDraft[];
}

const newKey = () => crypto.randomUUID();

export function emptyAction(dueOn: string): ActionDraft {
  return { key: newKey(), id: null, kind: "COURSE", title: "", startsOn: "", dueOn, weight: 100 };
}

export function emptyObjective(dueOn: string): ObjectiveDraft {
  return {
    key: newKey(),
    id: null,
    title: "",
    skillId: "",
    targetLevel: "",
    goal: null,
    actions: [emptyAction(dueOn)],
  };
}

/** An objective that closes a gap, to be finished by whoever plans it. */
export function objectiveFor(skill: { id: string; name: string }, level: number, dueOn: string): ObjectiveDraft {
  const title = `Reach level ${level} in ${skill.name}`;
  return { ...emptyObjective(dueOn), title, skillId: skill.id, targetLevel: String(level) };
}

export function contentOf(plan: Plan): PlanContent {
  return {
    summary: plan.summary,
    targetRoleId: plan.targetRole?.id ?? "",
    objectives: plan.objectives.map(({ id, title, skill, targetLevel, goal, actions }) => ({
      key: id,
      id,
      title,
      skillId: skill?.id ?? "",
      targetLevel: targetLevel === null ? "" : String(targetLevel),
      goal,
      actions: actions.map(({ id: actionId, kind, title: what, startsOn, dueOn, weight }) => ({
        key: actionId,
        id: actionId,
        kind,
        title: what,
        startsOn: startsOn ?? "",
        dueOn,
        weight,
      })),
    })),
  };
}

/** What is sent to the server. */
export function planInput({ summary, targetRoleId, objectives }: PlanContent) {
  return {
    summary,
    targetRoleId: targetRoleId || null,
    objectives: objectives.map(({ id, title, skillId, targetLevel, goal, actions }) => ({
      id,
      title,
      skillId: skillId || null,
      targetLevel: skillId && targetLevel ? Number(targetLevel) : null,
      goalId: goal?.id ?? null,
      actions: actions.map(({ id: actionId, kind, title: what, startsOn, dueOn, weight }) => ({
        id: actionId,
        kind,
        title: what,
        startsOn: startsOn || null,
        dueOn,
        weight: weight ?? 0,
      })),
    })),
  };
}
