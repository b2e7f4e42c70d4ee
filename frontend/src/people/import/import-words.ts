import type { ResultOf } from "../../graphql/graphql";
import { formatNumber } from "../../ui/format";
import { contractWords } from "../employee-form-content";
import type { importColumns } from "./import-columns";
import type { Counts } from "./import-search";

export type ImportField = NonNullable<ResultOf<typeof importColumns>["columns"][number]["field"]>;

export const fieldWords: Record<ImportField, string> = {
  EXTERNAL_ID: "Number in the HR system",
  NAME: "Name",
  FIRST_NAME: "First name",
  LAST_NAME: "Last name",
  EMAIL: "E-mail",
  DEPARTMENT: "Department",
  DIVISION: "Division",
  TEAM: "Team",
  TITLE: "Title",
  LEVEL: "Level",
  MANAGER_ID: "Manager’s number",
  MANAGER_EMAIL: "Manager’s e-mail",
  MANAGER_NAME: "Manager’s name",
  HIRE_DATE: "First day",
  LEAVE_DATE: "Last day",
  LOCATION: "Location",
  EMPLOYMENT_TYPE: "Contract",
  EMPLOYMENT_PERCENT: "Share of full time",
  TIME_ZONE: "Time zone",
  PAY_AMOUNT: "Yearly pay",
  PAY_CURRENCY: "Currency of the pay",
  IGNORED: "Do not read",
};

/** What a cell says of a field, in the words of the screens. */
export function valueWords(field: ImportField, value: string): string {
  if (value === "") return "empty";
  return (field === "EMPLOYMENT_TYPE" && contractWords[value]) || value;
}

export function countOf(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${formatNumber(count)} ${many}`;
}

export interface Choices {
  skip: boolean;
  /** How many people will be marked as left. */
  leaving: number;
}

/** What the button does, with its numbers: "Import 1,240, skip 10". */
export function importLabel(counts: Counts, { skip, leaving }: Choices): string {
  const left = counts.waiting + counts.problem;
  const words = [`Import ${formatNumber(counts.total - left)}`];
  if (skip && left > 0) words.push(`skip ${formatNumber(left)}`);
  if (leaving > 0) words.push(`mark ${formatNumber(leaving)} as left`);
  return words.join(", ");
}

/** What an import did, or an undo takes back. */
export function outcome(counts: Counts): string[] {
  const skipped = counts.waiting + counts.problem;
  return [
    ...(counts.new > 0 ? [`${countOf(counts.new, "person", "people")} added`] : []),
    ...(counts.changed > 0 ? [`${countOf(counts.changed, "person", "people")} changed`] : []),
    ...(counts.same > 0 ? [`${countOf(counts.same, "person", "people")} the same`] : []),
    ...(skipped > 0 ? [`${countOf(skipped, "row", "rows")} skipped`] : []),
  ];
}

const template = [
  "Employee number,Name,E-mail,Department,Title,Level,Manager e-mail,First day,Location,Contract,Share of full time",
  "E1001,Ana Costa,ana.costa@example.org,Operations,Dispatcher,3,priya.nair@example.org,2024-03-18,Porto,Full time,100",
];

/** A file with the columns that are always understood, and one row to write over. */
export function templateFile(): Blob {
  return new Blob([`\uFEFF${template.join("\r\n")}\r\n`], { type: "text/csv;charset=utf-8" });
}
