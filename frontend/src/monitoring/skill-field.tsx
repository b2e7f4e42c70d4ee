import { useMemo } from "react";
import { useLeafSkills } from "../graphql/use-leaf-skills";
import { ComboBox } from "../ui/combo-box";

interface SkillFieldProps {
  value: string | null;
  onChange: (id: string | null) => void;
}

/** The skill that feedback is about, out of the company's tree. */
export function SkillField({ value, onChange }: SkillFieldProps) {
  const skills = useLeafSkills();
  const options = useMemo(
    () => skills.map(({ id, name, parent }) => ({ id, label: name, note: parent?.name })),
    [skills],
  );
  if (options.length === 0) return null;
  return (
    <ComboBox
      label="About a skill"
      name="skillId"
      optional
      placeholder="No skill"
      emptyText="No skill of that name."
      options={options}
      value={value}
      onChange={onChange}
    />
  );
}
