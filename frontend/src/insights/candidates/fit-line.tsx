import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { PersonLine } from "../../ui/avatar";
import { Chip } from "../../ui/chip";
import type { Fit } from "./candidates-query";

const readiness = { NOW: "Now", ONE_YEAR: "Within a year", LATER: "Later" } as const;

/** Somebody against a role: who, why, and a mark for each skill. */
export function FitLine({ fit, before, after }: { fit: Fit; before?: ReactNode; after?: ReactNode }) {
  const { employee, met, skills, reasons } = fit;
  return (
    <>
      {before}
      <span className="grow">
        <Link to="/people/$employeeId" params={{ employeeId: employee.id }} className="person-link">
          <PersonLine name={employee.name} title={employee.title} />
        </Link>
        <span className="task-detail">{reasons}.</span>
        {after}
      </span>
      <span className="fit-end">
        <span className="fit-marks" role="img" aria-label={`${met} of ${skills.length} skills met`}>
          {skills.map(({ skill, met: has, estimate }) => (
            <span key={skill.id} className={has ? "fit-mark fit-met" : estimate ? "fit-mark fit-part" : "fit-mark"} />
          ))}
        </span>
        <Chip tone={fit.readiness === "NOW" ? "accent" : "outline"}>{readiness[fit.readiness]}</Chip>
      </span>
    </>
  );
}
