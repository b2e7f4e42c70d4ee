import { Network, Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/button";
import { Chip } from "../../ui/chip";
import { Checkbox } from "../../ui/choices";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState, ErrorState } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { GrowthTabs } from "./growth-tabs";
import { SkillDialog } from "./skill-dialog";
import { type SkillNode, skillTree } from "./skill-tree";
import "./growth.css";
import "./roles.css";

const skillsQuery = graphql(`
  query SkillTree {
    skills(archived: true) { id name description version archivedAt parent { id } }
  }
`);

export type Skill = ResultOf<typeof skillsQuery>["skills"][number];

/** The tree of skills: read by everybody, kept by HR. */
export function SkillsPage() {
  const { canShapeCompany: may } = useViewer();
  const [{ data, error, fetching }, retry] = useQuery({ query: skillsQuery, context });
  const [edited, edit] = useState<Skill | "new" | null>(null);
  const [showsArchived, showArchived] = useState(false);
  const all = data?.skills ?? [];
  const archived = all.filter(({ archivedAt }) => archivedAt !== null).length;
  const skills = showsArchived ? all : all.filter(({ archivedAt }) => archivedAt === null);
  return (
    <>
      <PageHead
        title="Skills"
        crumbs={[
          { label: "Development", to: "/development" },
          { label: "Roles and skills", to: "/development/roles" },
        ]}
        lede="The words in which roles, goals and plans speak of what people can do."
      >
        {may && (
          <Button kind="primary" icon={<Plus className="icon" />} onClick={() => edit("new")}>
            New skill
          </Button>
        )}
      </PageHead>
      <GrowthTabs here="roles" />
      {archived > 0 && (
        <div className="skills-archived">
          <Checkbox
            label={`Show ${archived === 1 ? "1 that is" : `${archived} that are`} archived`}
            isSelected={showsArchived}
            onChange={showArchived}
          />
        </div>
      )}
      <section className="card" aria-label="Tree of skills">
        {!data && fetching && <SkeletonRows rows={8} />}
        {!data && error && (
          <div className="card-body">
            <ErrorState
              title="The skills could not be loaded."
              code={describeFailure(error).code}
              onRetry={() => retry()}
            >
              {describeFailure(error).next}
            </ErrorState>
          </div>
        )}
        {data && skills.length === 0 && (
          <EmptyState
            icon={Network}
            title="There is no skill yet"
            actions={may && <Button onClick={() => edit("new")}>New skill</Button>}
          >
            Begin with a few groups, such as a craft or working together, and put skills under them.
          </EmptyState>
        )}
        {skills.length > 0 && <Branch nodes={skillTree(skills)} onEdit={may ? edit : undefined} />}
      </section>
      {edited && <SkillDialog skill={edited === "new" ? null : edited} skills={skills} onClose={() => edit(null)} />}
    </>
  );
}

const context = { additionalTypenames: ["Skill"] };

interface BranchProps {
  nodes: readonly SkillNode<Skill>[];
  onEdit: ((skill: Skill) => void) | undefined;
}

function Branch({ nodes, onEdit }: BranchProps) {
  return (
    <ul className="skill-tree">
      {nodes.map(({ skill, below }) => (
        <li key={skill.id}>
          <div className="skill-tree-row">
            <span className="grow">
              <span className={below.length > 0 ? "strong" : "small strong"}>{skill.name}</span>
              {skill.archivedAt && (
                <>
                  {" "}
                  <Chip>Archived</Chip>
                </>
              )}
              {skill.description && <span className="tiny muted growth-note">{skill.description}</span>}
            </span>
            {onEdit && (
              <Button
                kind="ghost"
                size="small"
                label={`Edit ${skill.name}`}
                icon={<Pencil className="icon icon-small" />}
                onClick={() => onEdit(skill)}
              />
            )}
          </div>
          {below.length > 0 && <Branch nodes={below} onEdit={onEdit} />}
        </li>
      ))}
    </ul>
  );
}
