import { Checkbox } from "../../ui/choices";
import { FieldMessages, useFieldErrors } from "../../ui/form";
import { type Department, inOrder } from "./cycle-draft";

export interface DepartmentChoiceProps {
  departments: readonly Department[];
  value: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Departments, each with everything below it; none chosen means everybody one looks after. */
export function DepartmentChoice({ departments, value, onChange }: DepartmentChoiceProps) {
  const messages = useFieldErrors("departmentIds");
  const rows = inOrder(departments);
  const parents = new Map(departments.map(({ id, parent }) => [id, parent?.id]));
  const isWithin = (id: string): boolean => {
    const parent = parents.get(id);
    return parent !== undefined && (value.includes(parent) || isWithin(parent));
  };
  return (
    <fieldset className="field">
      <legend className="field-label">Departments</legend>
      <p className="field-note">
        {value.length === 0
          ? "None chosen: everybody you look after takes part."
          : "What lies below a department is in it too."}
      </p>
      <ul className="department-list">
        {rows.map(({ id, name, employeeCount, depth }) => (
          <li key={id} style={{ paddingInlineStart: depth * 22 }}>
            <Checkbox
              label={
                <>
                  {name} <span className="faint number">{employeeCount}</span>
                </>
              }
              isSelected={value.includes(id) || isWithin(id)}
              isDisabled={isWithin(id)}
              onChange={(on) => onChange(on ? [...value, id] : value.filter((one) => one !== id))}
            />
          </li>
        ))}
      </ul>
      <FieldMessages id="departments-error" messages={messages} />
    </fieldset>
  );
}
