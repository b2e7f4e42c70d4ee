import { useMemo } from "react";
import { Chip } from "../../ui/chip";
import { Checkbox, RadioGroup } from "../../ui/choices";
import { ComboBox } from "../../ui/combo-box";
import type { FormErrors } from "../../ui/form";
import { departmentOptions, useDepartments } from "../departments";

export type Role = "HR" | "ADMIN";

export interface RolesContent {
  roles: readonly Role[];
  /** For HR: whether only some departments are looked after. */
  some: boolean;
  departmentIds: readonly string[];
}

export const noRoles: RolesContent = { roles: [], some: false, departmentIds: [] };

/** What the mutations take: null for the whole organisation. */
export function rolesInput({ roles, some, departmentIds }: RolesContent) {
  return { roles: [...roles], hrDepartmentIds: roles.includes("HR") && some ? [...departmentIds] : null };
}

/** None chosen must not turn into all of them. */
export function rolesProblems({ roles, some, departmentIds }: RolesContent): FormErrors {
  const missing = roles.includes("HR") && some && departmentIds.length === 0;
  return missing ? { hrDepartmentIds: ["Choose at least one department."] } : {};
}

export interface RolesFieldsProps {
  content: RolesContent;
  onChange: (part: Partial<RolesContent>) => void;
}

/** What an account is trusted with beyond its own record and its own people. */
export function RolesFields({ content: { roles, some, departmentIds }, onChange }: RolesFieldsProps) {
  const toggle = (role: Role) => (on: boolean) =>
    onChange({ roles: on ? [...roles, role] : roles.filter((one) => one !== role) });
  return (
    <fieldset className="stack-small">
      <legend className="field-label">Roles</legend>
      <Checkbox
        label="HR partner"
        note="Sees and keeps the people they look after: reviews, rewards, pay."
        isSelected={roles.includes("HR")}
        onChange={toggle("HR")}
      />
      <Checkbox
        label="Administrator"
        note="Looks after accounts, settings and the audit log."
        isSelected={roles.includes("ADMIN")}
        onChange={toggle("ADMIN")}
      />
      {roles.includes("HR") && (
        <>
          <RadioGroup
            label="Looks after"
            name="hrDepartmentIds"
            value={some ? "some" : "all"}
            onChange={(choice) => onChange({ some: choice === "some" })}
            options={[
              { value: "all", label: "The whole organisation" },
              { value: "some", label: "Some departments, with everything below them" },
            ]}
          />
          {some && <Departments chosen={departmentIds} onChange={(chosen) => onChange({ departmentIds: chosen })} />}
        </>
      )}
    </fieldset>
  );
}

function Departments({ chosen, onChange }: { chosen: readonly string[]; onChange: (chosen: string[]) => void }) {
  const departments = useDepartments();
  const options = useMemo(
    () => departmentOptions(departments).filter(({ id }) => !chosen.includes(id)),
    [departments, chosen],
  );
  return (
    <div className="stack-small">
      <ComboBox
        // Drawn anew after each choice, so that it is empty again.
        key={`${departments.length} ${chosen.length}`}
        label="Departments"
        placeholder="Add a department"
        options={options}
        value={null}
        onChange={(id) => id && onChange([...chosen, id])}
      />
      <ul className="row row-wrap" aria-label="Departments: chosen">
        {chosen.map((id) => {
          const name = departments.find((one) => one.id === id)?.name ?? "Department";
          return (
            <li key={id}>
              <Chip onRemove={() => onChange(chosen.filter((one) => one !== id))} removeLabel={`Remove ${name}`}>
                {name}
              </Chip>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
