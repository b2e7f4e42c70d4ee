import type { FormErrors } from "../ui/form";

export const employmentTypes = [
  { value: "FULL_TIME", label: "Full time" },
  { value: "PART_TIME", label: "Part time" },
  { value: "FIXED_TERM", label: "Fixed term" },
  { value: "CONTRACTOR", label: "Contractor" },
  { value: "INTERN", label: "Intern or trainee" },
  { value: "OTHER", label: "Other" },
] as const;

export const contractWords: Readonly<Record<string, string>> = Object.fromEntries(
  employmentTypes.map(({ value, label }) => [value, label]),
);

export const employeeStatuses = [
  { value: "ACTIVE", label: "Works here" },
  { value: "ON_LEAVE", label: "On leave" },
  { value: "LEFT", label: "Left" },
] as const;

type EmploymentType = (typeof employmentTypes)[number]["value"];
type EmployeeStatus = (typeof employeeStatuses)[number]["value"];

/** What the form of a person holds; "" where nothing is set. */
export interface EmployeeContent {
  name: string;
  email: string;
  externalId: string;
  title: string;
  level: number | null;
  departmentId: string | null;
  location: string;
  timeZone: string;
  status: EmployeeStatus;
  employmentType: EmploymentType;
  employmentPercent: number | null;
  hiredOn: string;
  leftOn: string;
}

export function emptyContent(timeZone: string): EmployeeContent {
  return {
    name: "",
    email: "",
    externalId: "",
    title: "",
    level: null,
    departmentId: null,
    location: "",
    timeZone,
    status: "ACTIVE",
    employmentType: "FULL_TIME",
    employmentPercent: 100,
    hiredOn: "",
    leftOn: "",
  };
}

type Fields = Omit<EmployeeContent, "email" | "externalId" | "hiredOn" | "leftOn"> & {
  email: string | null;
  externalId: string | null;
  hiredOn: string | null;
  leftOn: string | null;
};

function fieldsOf(content: EmployeeContent): Fields {
  return {
    ...content,
    email: content.email || null,
    externalId: content.externalId || null,
    hiredOn: content.hiredOn || null,
    leftOn: content.leftOn || null,
  };
}

/** All fields, for somebody new. */
export const newEmployee = fieldsOf;

/** Only what was changed, so that what others changed meanwhile stays. */
export function changedFields(before: EmployeeContent, after: EmployeeContent): Partial<Fields> {
  const fields = Object.entries(fieldsOf(after)) as [keyof EmployeeContent, never][];
  return Object.fromEntries(fields.filter(([name]) => before[name] !== after[name]));
}

/** What can be said before the server is asked. */
export function problemsOf({ name, status, leftOn }: EmployeeContent): FormErrors {
  return {
    ...(name.trim() === "" ? { name: ["Write the person's name."] } : {}),
    ...(status === "LEFT" && leftOn === "" ? { leftOn: ["Choose the last day."] } : {}),
  };
}
