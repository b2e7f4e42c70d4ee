/** What a mutation answers: its payload, or everything that is wrong with the input, at once. */

export interface UserError {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
}

export interface UserErrors {
  readonly __typename: "UserErrors";
  readonly errors: readonly UserError[];
  /** With CONFLICT: the object as it is now, when the document asks for it. */
  readonly current?: unknown;
}

/** The part of a result union that is not a refusal. */
export type Accepted<Result> = Exclude<NonNullable<Result>, { __typename: "UserErrors" }>;

export function isRefused(result: unknown): result is UserErrors {
  return typeof result === "object" && result !== null && "__typename" in result && result.__typename === "UserErrors";
}

/** What names the object, and no field of any form: what is wrong with it is said above the form. */
const ofTheWhole = new Set(["id", "version"]);

/** Messages by the name of the field (the path joined with dots); "" for what belongs to the whole form. */
export function messagesByField(errors: readonly UserError[]): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const { path, message } of errors) {
    const steps = path.filter((step) => step !== "input").join(".");
    const name = ofTheWhole.has(steps) ? "" : steps;
    const messages = fields[name] ?? [];
    if (!messages.includes(message)) fields[name] = [...messages, message];
  }
  return fields;
}

/** Days of a form that nobody chose: an input would have to hold one. The names of days end with "On" everywhere. */
export function daysNotChosen(variables: unknown): Record<string, string[]> {
  const { input } = variables as { input?: Record<string, unknown> };
  const empty = Object.entries(input ?? {}).filter(([name, value]) => value === "" && /^on$|On$/.test(name));
  return Object.fromEntries(empty.map(([name]) => [name, ["Choose a day."]]));
}

export function hasCode(errors: readonly UserError[], code: string): boolean {
  return errors.some((error) => error.code === code);
}
