import { Plus, Trash2 } from "lucide-react";
import { Button } from "../../ui/button";
import { SelectField } from "../../ui/field";
import { FieldMessages, useFieldErrors } from "../../ui/form";
import { levelNames } from "./growth-words";

export interface RequiredSkillDraft {
  skillId: string;
  level: string;
}

interface RequiredSkillsEditorProps {
  legend?: string;
  /** The field of the input that the rows become. */
  name?: string;
  rows: readonly RequiredSkillDraft[];
  skills: readonly { id: string; name: string }[];
  onChange: (rows: RequiredSkillDraft[]) => void;
}

const levels = [1, 2, 3, 4, 5].map((level) => ({
  value: String(level),
  label: `${level}: ${levelNames[level]?.toLowerCase()}`,
}));

/** Skills with the level that is asked for. */
export function RequiredSkillsEditor(props: RequiredSkillsEditorProps) {
  const { legend = "Skills it asks for", name = "requiredSkills", rows, skills, onChange } = props;
  const messages = useFieldErrors(name);
  const change = (at: number, part: Partial<RequiredSkillDraft>) =>
    onChange(rows.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <fieldset className="stack-small">
      <legend className="field-label">{legend}</legend>
      <FieldMessages id={`${name}-errors`} messages={messages} />
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other name until its skill is chosen.
        <div key={at} className="required-skill-row">
          <SelectField
            label={`Skill ${at + 1}`}
            name={`${name}.${at}.skillId`}
            value={row.skillId}
            onChange={(skillId) => change(at, { skillId })}
            options={skills.map((skill) => ({ value: skill.id, label: skill.name }))}
          />
          <SelectField
            label="Level"
            name={`${name}.${at}.level`}
            value={row.level}
            onChange={(level) => change(at, { level })}
            options={levels}
          />
          <Button
            kind="ghost"
            label={`Remove skill ${at + 1}`}
            icon={<Trash2 className="icon" />}
            onClick={() => onChange(rows.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon={<Plus className="icon icon-small" />}
          onClick={() => onChange([...rows, { skillId: "", level: "3" }])}
        >
          Add a skill
        </Button>
      </div>
    </fieldset>
  );
}
