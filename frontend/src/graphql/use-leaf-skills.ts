import { useQuery } from "urql";
import { graphql } from "./graphql";

const leafSkillsQuery = graphql(`
  query LeafSkills {
    skills { id name parent { id name } }
  }
`);

/** Skills under which no others lie: groups of skills are nothing to be learned by themselves. */
export function leaves<Skill extends { id: string; parent: { id: string } | null }>(skills: readonly Skill[]): Skill[] {
  const groups = new Set(skills.map(({ parent }) => parent?.id));
  return skills.filter(({ id }) => !groups.has(id));
}

/** The skills to choose from, by name. */
export function useLeafSkills(): { id: string; name: string; parent: { name: string } | null }[] {
  const [{ data }] = useQuery({ query: leafSkillsQuery });
  return leaves(data?.skills ?? []);
}
