import { SelectField, TextField } from "../ui/field";
import { NumberField } from "../ui/number-field";
import type { RewardContent } from "./reward-content";

export interface Role {
  id: string;
  name: string;
  level: number;
}

export interface OpenRole {
  id: string;
  placesLeft: number;
  roleProfile: Role;
  department: { name: string };
}

interface PromotionFieldsProps {
  content: RewardContent;
  onChange: (part: Partial<RewardContent>) => void;
  facts: { title: string; level: number | null; roleProfiles: readonly Role[]; openRoles: readonly OpenRole[] };
}

/** To what somebody is promoted: into an open role, which says what it is, or to another title, level or role. */
export function PromotionFields({ content, onChange, facts }: PromotionFieldsProps) {
  const open = facts.openRoles.find(({ id }) => id === content.vacancyId);
  const fill = (id: string) => {
    const role = facts.openRoles.find((one) => one.id === id)?.roleProfile;
    onChange(
      role
        ? { vacancyId: id, newRoleProfileId: role.id, newTitle: role.name, newLevel: role.level }
        : { vacancyId: "", newRoleProfileId: "" },
    );
  };
  return (
    <>
      {(facts.openRoles.length > 0 || content.vacancyId) && (
        <SelectField
          label="Fills an open role"
          name="vacancyId"
          optional
          value={open?.id ?? "none"}
          onChange={fill}
          note={open && "Its place is taken on the day the promotion takes effect, and free again if it is undone."}
          options={[
            { value: "none", label: "None" },
            ...facts.openRoles.map(({ id, roleProfile, department, placesLeft }) => ({
              value: id,
              label: `${roleProfile.name}, ${department.name} (${placesLeft} free)`,
            })),
          ]}
        />
      )}
      <div className="form-row">
        <TextField
          label="New title"
          name="newTitle"
          value={content.newTitle}
          onChange={(newTitle) => onChange({ newTitle })}
          optional={open !== undefined}
          note={[facts.title && `Now ${facts.title}.`, open && `“${open.roleProfile.name}” if left empty.`]
            .filter(Boolean)
            .join(" ")}
        />
        <NumberField
          label="New level"
          name="newLevel"
          optional
          decimals={0}
          value={content.newLevel}
          onChange={(newLevel) => onChange({ newLevel })}
          note={facts.level === null ? undefined : `Now ${facts.level}.`}
        />
      </div>
      {!open && (
        <SelectField
          label="New role"
          name="newRoleProfileId"
          optional
          value={content.newRoleProfileId || "none"}
          onChange={(id) => onChange({ newRoleProfileId: id === "none" ? "" : id })}
          options={[
            { value: "none", label: "As it is" },
            ...facts.roleProfiles.map(({ id, name, level }) => ({ value: id, label: `${name}, level ${level}` })),
          ]}
        />
      )}
    </>
  );
}
