import { useQuery } from "urql";
import { graphql } from "./graphql";

const leafSkillsQuery = graphql(`
  query LeafSkills {
    skills(archived: true) { id name archivedAt parent { id name } }
  }
`);

/** Skills under which no others lie: groups of skills are nothing to be learned by themselves. */
export function leaves<Skill extends { id: string; parent: { id: string } | null }>(skills: readonly Skill[]): Skill[] {
  const groups = new Set(skills.map(({ parent }) => parent?.id));
  return skills.filter(({ id }) => !groups.has(id));
}

/** Those to choose from: what is used, and what was archived only where it was chosen before. */
export function choosable<Skill extends { id: string; archivedAt: string | null; parent: { id: string } | null }>(
  skills: readonly Skill[],
  chosen: readonly string[],
): Skill[] {
  const used = leaves(skills.filter(({ archivedAt }) => archivedAt === null));
  return [...used, ...skills.filter(({ id, archivedAt }) => archivedAt !== null && chosen.includes(id))];
}

/** The skills to choose from, by name. */
export function useLeafSkills(
  chosen: readonly string[] = [],
): { id: string; name: string; parent: { name: string } | null }[] {
  const [{ data }] = useQuery({ query: leafSkillsQuery });
  return choosable(data?.skills ?? [], chosen);
}
