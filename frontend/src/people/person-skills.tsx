import { Sprout } from "lucide-react";
import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { Card } from "../ui/card";
import { formatDay } from "../ui/format";
import { EmptyState } from "../ui/states";

export const personSkills = graphql(`
  fragment PersonSkills on Employee {
    id
    skillLevels { level source validFrom evidence skill { id name } }
  }
`);

const most = 5;
const judges = {
  SELF: "own view",
  MANAGER: "manager",
  REVIEW: "review",
  COURSE: "course",
  IMPORT: "imported",
} as const;

/** Each skill as five steps, as many of them filled as were reached; who judged it, and when. */
export function PersonSkills(props: { person: FragmentOf<typeof personSkills> }) {
  const { skillLevels } = readFragment(personSkills, props.person);
  const sorted = [...skillLevels].sort(
    (one, other) => other.level - one.level || one.skill.name.localeCompare(other.skill.name),
  );
  return (
    <Card title="Skills" note={sorted.length > 0 ? `${sorted.length}, best first` : undefined} flush>
      {sorted.length === 0 ? (
        <EmptyState icon={Sprout} title="No skills to show" level={3}>
          Levels come from signed reviews, and from what the person and their manager say.
        </EmptyState>
      ) : (
        <ul className="rows">
          {sorted.map(({ level, source, validFrom, evidence, skill }) => (
            <li key={skill.id} className="skill">
              <span className="grow">
                <span className="strong small">{skill.name}</span>
                {evidence && <span className="tiny muted role-note">{evidence}</span>}
              </span>
              <span className="tiny faint nowrap">
                {judges[source]}, {formatDay(validFrom)}
              </span>
              <SkillBar level={level} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function SkillBar({ level }: { level: number }) {
  return (
    <span className="skill-bar" role="img" aria-label={`Level ${level} of ${most}`}>
      {Array.from({ length: most }, (_, step) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps have no other name.
        <span key={step} className={step < level ? "skill-step skill-step-on" : "skill-step"} />
      ))}
      <span className="number strong" aria-hidden="true">
        {level}
      </span>
    </span>
  );
}
