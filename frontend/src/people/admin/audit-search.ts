import type { VariablesOf } from "../../graphql/graphql";
import { readText } from "../people-search";
import type { auditQuery } from "./audit-log";

/** What the address of the audit log says. */
export interface AuditSearch {
  person?: string;
  action?: string;
  object?: string;
}

export function readAuditSearch({ person, action, object }: Record<string, unknown>): AuditSearch {
  return { person: readText(person), action: readText(action), object: readText(object) };
}

export type AuditFilter = NonNullable<VariablesOf<typeof auditQuery>["where"]>;

export function auditFilter({ person, action, object }: AuditSearch): AuditFilter {
  return {
    ...(person ? { employeeId: person } : {}),
    ...(action ? { action } : {}),
    ...(object ? { objectId: object } : {}),
  };
}

/** "apply_people_import" is "Apply people import". */
export function actionWords(action: string): string {
  const words = action
    .replaceAll("_", " ")
    .trim()
    .replace(/\b(api|hr)\b/g, (short) => short.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "PeopleImport" is "people import". */
export function typeWords(type: string): string {
  return type
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/\bapi\b/, "API");
}

/** What the object is called, where the change tells. */
export function objectName(before: unknown, after: unknown): string {
  const values = { ...asRecord(before), ...asRecord(after) };
  const name = values.name ?? values.title;
  return typeof name === "string" ? name : "";
}

export interface ValueChange {
  field: string;
  before: string;
  after: string;
}

/** Both sides of a change, field by field. */
export function valueChanges(before: unknown, after: unknown): ValueChange[] {
  const old = asRecord(before);
  const now = asRecord(after);
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((field) => field !== "version");
  return fields.map((field) => ({ field, before: asText(old[field]), after: asText(now[field]) }));
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function asText(value: unknown): string {
  if (value === null || value === undefined || value === "") return "";
  return typeof value === "string" ? value : JSON.stringify(value, null, 1);
}
