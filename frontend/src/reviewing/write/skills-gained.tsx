import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql/graphql";
import { Button } from "../../ui/button";
import { ComboBox } from "../../ui/combo-box";
import { SelectField } from "../../ui/field";
import { showToast } from "../../ui/toast";
import type { Question } from "./form-query";
import { useWriting } from "./writing-context";
import { WritingField } from "./writing-field";

const skillsQuery = graphql(`
  query SkillsToChoose {
    skills { id name parent { id name } }
  }
`);

const levels = ["0", "1", "2", "3", "4", "5"].map((value) => ({ value, label: value }));

/** One row a skill: the level before and after, and where it shows. */
export function SkillsGained({ question }: { question: Question }) {
  const { drafts, aim } = useWriting();
  const [{ data }] = useQuery({ query: skillsQuery });
  const [added, setAdded] = useState<readonly string[]>([]);
  const skills = data?.skills ?? [];
  const named = drafts.subjects(question.id);
  const rows = [...named, ...added.filter((id) => !named.includes(id))];

  async function remove(skillId: string): Promise<void> {
    const gone = await drafts.remove({ questionId: question.id, subjectId: skillId });
    if (gone) setAdded((before) => before.filter((id) => id !== skillId));
    else showToast("The skill could not be removed. Try again in a moment.");
  }

  return (
    <div className="stack">
      <ul className="stack">
        {rows.map((skillId) => {
          const name = skills.find(({ id }) => id === skillId)?.name ?? "Skill";
          return (
            <SkillRow
              key={skillId}
              name={name}
              place={{ questionId: question.id, subjectId: skillId }}
              remove={remove}
            />
          );
        })}
      </ul>
      <ComboBox
        // A choice empties the field for the next skill.
        key={rows.length}
        label={rows.length === 0 ? "Add a skill" : "Add another skill"}
        placeholder="Type a skill"
        note="Levels go from 0, not at all, to 5, teaches others."
        emptyText="No skill by that name. HR keeps the list."
        options={skills
          .filter(({ id }) => !rows.includes(id))
          .map(({ id, name, parent }) => ({ id, label: name, note: parent?.name }))}
        value={null}
        onChange={(id) => {
          if (!id) return;
          setAdded((before) => [...before, id]);
          aim({ questionId: question.id, subjectId: id }, null);
        }}
      />
    </div>
  );
}

interface SkillRowProps {
  name: string;
  place: { questionId: string; subjectId: string };
  remove: (skillId: string) => Promise<void>;
}

function SkillRow({ name, place, remove }: SkillRowProps) {
  const { drafts } = useWriting();
  const draft = drafts.at(place);
  const { levelBefore, levelAfter } = draft.state.content;
  const shown = (level: number | null) => (level === null ? "" : String(level));
  return (
    <li className="goal-verdict">
      <div className="row row-between">
        <h2 className="goal-verdict-title">{name}</h2>
        <Button
          kind="ghost"
          size="small"
          icon={<Trash2 className="icon icon-small" />}
          label={`Remove ${name}`}
          onClick={() => void remove(place.subjectId)}
        />
      </div>
      <div className="skill-levels">
        <SelectField
          label="Level before"
          options={levels}
          value={shown(levelBefore)}
          onChange={(level) => draft.change({ levelBefore: Number(level) })}
        />
        <SelectField
          label="Level now"
          options={levels}
          value={shown(levelAfter)}
          onChange={(level) => draft.change({ levelAfter: Number(level) })}
        />
      </div>
      <WritingField place={place} label={`Where ${name} shows`} showLabel short />
    </li>
  );
}
