import { graphql, type ResultOf } from "../../graphql/graphql";

export const dayFact = graphql(`
  fragment DayFact on TimeFact @_unmask {
    id
    version
    day
    employeeName
    scheduledHours
    workedHours
    hoursOverPlan
    absence
  }
`);

export type DayFact = ResultOf<typeof dayFact>;
export type Absence = NonNullable<DayFact["absence"]>;

export const absenceWords: Record<Absence, string> = {
  ANNUAL_LEAVE: "On vacation",
  SICK_LEAVE: "Ill",
  PARENTAL_LEAVE: "Parental leave",
  OTHER: "For another reason",
};
