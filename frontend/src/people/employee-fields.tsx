import { useMemo } from "react";
import { ComboBox } from "../ui/combo-box";
import { DateField, SelectField, TextField } from "../ui/field";
import { NumberField } from "../ui/number-field";
import { departmentOptions, useDepartments } from "./departments";
import { type EmployeeContent, employeeStatuses, employmentTypes } from "./employee-form-content";

export interface EmployeeFieldsProps {
  content: EmployeeContent;
  onChange: (part: Partial<EmployeeContent>) => void;
  /** Somebody new is not asked about leaving. */
  isNew?: boolean;
}

const zones = Intl.supportedValuesOf("timeZone").map((zone) => ({ id: zone, label: zone.replaceAll("_", " ") }));

/** The fields of a person in the directory. */
export function EmployeeFields({ content, onChange, isNew }: EmployeeFieldsProps) {
  return (
    <>
      <div className="form-row">
        <TextField
          label="Name"
          name="name"
          value={content.name}
          onChange={(name) => onChange({ name })}
          autoFocus
          required
        />
        <TextField
          label="E-mail"
          name="email"
          type="email"
          optional
          value={content.email}
          onChange={(email) => onChange({ email })}
        />
      </div>
      <div className="form-row">
        <TextField label="Title" name="title" value={content.title} onChange={(title) => onChange({ title })} />
        <NumberField
          label="Level"
          name="level"
          optional
          decimals={0}
          value={content.level}
          onChange={(level) => onChange({ level })}
        />
      </div>
      <Place content={content} onChange={onChange} />
      <Contract content={content} onChange={onChange} isNew={isNew} />
    </>
  );
}

function Place({ content, onChange }: EmployeeFieldsProps) {
  const departments = useDepartments();
  const options = useMemo(() => departmentOptions(departments), [departments]);
  return (
    <>
      <div className="form-row">
        <ComboBox
          key={String(options.length > 0)}
          label="Department"
          name="departmentId"
          optional
          options={options}
          value={content.departmentId}
          onChange={(departmentId) => onChange({ departmentId })}
        />
        <TextField
          label="Number in the HR system"
          name="externalId"
          optional
          value={content.externalId}
          onChange={(externalId) => onChange({ externalId })}
        />
      </div>
      <div className="form-row">
        <TextField
          label="Location"
          name="location"
          optional
          value={content.location}
          onChange={(location) => onChange({ location })}
        />
        <ComboBox
          label="Time zone"
          name="timeZone"
          options={zones}
          value={content.timeZone}
          onChange={(zone) => zone && onChange({ timeZone: zone })}
        />
      </div>
    </>
  );
}

function Contract({ content, onChange, isNew }: EmployeeFieldsProps) {
  return (
    <>
      <div className="form-row">
        <SelectField
          label="Contract"
          name="employmentType"
          value={content.employmentType}
          onChange={(employmentType) => onChange({ employmentType })}
          options={employmentTypes}
        />
        <NumberField
          label="Share of full time"
          name="employmentPercent"
          unit="%"
          decimals={0}
          value={content.employmentPercent}
          onChange={(employmentPercent) => onChange({ employmentPercent })}
        />
      </div>
      <div className="form-row">
        <DateField
          label="First day"
          name="hiredOn"
          optional
          value={content.hiredOn}
          onChange={(hiredOn) => onChange({ hiredOn })}
        />
        {!isNew && (
          <SelectField
            label="Status"
            name="status"
            value={content.status}
            onChange={(status) => onChange({ status })}
            options={employeeStatuses}
          />
        )}
        {content.status === "LEFT" && (
          <DateField
            label="Last day"
            name="leftOn"
            value={content.leftOn}
            onChange={(leftOn) => onChange({ leftOn })}
          />
        )}
      </div>
    </>
  );
}
