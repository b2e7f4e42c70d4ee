interface Placed {
  id: string;
  name: string;
  parent: { id: string } | null;
}

export interface SkillNode<Skill> {
  skill: Skill;
  below: SkillNode<Skill>[];
}

/** A flat list as a tree, in the order of the list; what hangs under something unknown stands at the top. */
export function skillTree<Skill extends Placed>(skills: readonly Skill[]): SkillNode<Skill>[] {
  const nodes = new Map(skills.map((skill) => [skill.id, { skill, below: [] as SkillNode<Skill>[] }]));
  const top: SkillNode<Skill>[] = [];
  for (const node of nodes.values()) {
    const above = node.skill.parent && nodes.get(node.skill.parent.id);
    (above ? above.below : top).push(node);
  }
  return top;
}

/** A skill and all below it: where it cannot be moved to. */
export function withBelow(skills: readonly Placed[], id: string): Set<string> {
  const found = new Set([id]);
  let before = 0;
  while (before < found.size) {
    before = found.size;
    for (const { id: one, parent } of skills) if (parent && found.has(parent.id)) found.add(one);
  }
  return found;
}
