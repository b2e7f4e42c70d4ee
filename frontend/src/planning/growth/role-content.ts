import type { Role } from "./role-page";

export interface StandardDraft {
  key: string;
  id: string | null;
  name: string;
  description: string;
  weight: number | null;
  /** One step a line, the lowest first. */
  anchors: string;
}

export interface RoleContent {
  name: string;
  level: number | null;
  description: string;
  standards: StandardDraft[];
  skills: { skillId: string; level: string }[];
}

export function roleContent({ name, level, description, standards, requiredSkills }: Role): RoleContent {
  return {
    name,
    level,
    description,
    standards: standards.map(({ anchors, ...rest }) => ({ ...rest, key: rest.id, anchors: anchors.join("\n") })),
    skills: requiredSkills.map(({ skill, level: asked }) => ({ skillId: skill.id, level: String(asked) })),
  };
}

export function emptyStandard(weight: number): StandardDraft {
  return { key: crypto.randomUUID(), id: null, name: "", description: "", weight, anchors: "" };
}

/** What the weights make together; 100 is wanted. */
export function totalWeight(standards: readonly Pick<StandardDraft, "weight">[]): number {
  return standards.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
}

export function roleInput({ name, level, description, standards, skills }: RoleContent) {
  return {
    name,
    level: level ?? 0,
    description,
    standards: standards.map(({ id, name: what, description: about, weight, anchors }) => ({
      id,
      name: what,
      description: about,
      weight: weight ?? 0,
      anchors: anchors
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
    })),
    requiredSkills: skills
      .filter(({ skillId }) => skillId)
      .map(({ skillId, level: asked }) => ({ skillId, level: Number(asked) })),
  };
}
