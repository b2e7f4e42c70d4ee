import type { FormErrors } from "../ui/form";
import type { PersonOption } from "../ui/person-picker";
import type { GoalOption } from "./goal-picker";

export const mostKeyResults = 10;

export interface KeyResultDraft {
  /** Names the box on the page; the id is that of a saved one. */
  key: string;
  id?: string;
  title: string;
  measure: "NUMBER" | "PERCENT" | "MONEY" | "YES_NO" | "STEPS";
  /** To keep a number in a band, baseline and target are the band's edges. */
  direction: "INCREASE" | "REDUCE" | "KEEP";
  unit: string;
  currency: string;
  baseline: string;
  target: string;
  /** Less than the target both count on, and more that would be outstanding; "" for none. */
  commit: string;
  stretch: string;
  steps: string[];
  weight: number | null;
}

/** What is typed into the form of a goal; kept on the device as it is. */
export interface GoalContent {
  title: string;
  description: string;
  owner: PersonOption | null;
  level: "COMPANY" | "DEPARTMENT" | "TEAM" | "INDIVIDUAL";
  departmentId: string;
  periodId: string;
  parent: GoalOption | null;
  weight: number | null;
  startsOn: string;
  dueOn: string;
  visibility: "PRIVATE" | "SHARED" | "PUBLIC";
  keyResults: KeyResultDraft[];
}

export function emptyKeyResult(currency: string, position: number): KeyResultDraft {
  const key = `${position}-${Math.random().toString(36).slice(2)}`;
  return {
    key,
    title: "",
    measure: "NUMBER",
    direction: "INCREASE",
    unit: "",
    currency,
    baseline: "",
    target: "",
    commit: "",
    stretch: "",
    steps: [],
    weight: 100,
  };
}

export function emptyGoal(owner: PersonOption | null, currency: string): GoalContent {
  return {
    title: "",
    description: "",
    owner,
    level: "INDIVIDUAL",
    departmentId: "",
    periodId: "",
    parent: null,
    weight: 100,
    startsOn: "",
    dueOn: "",
    visibility: "SHARED",
    keyResults: [emptyKeyResult(currency, 0)],
  };
}

/** The part of the input that creating and editing share; a key result without any words is left out. */
export function goalInput(content: GoalContent) {
  const { title, description, level, departmentId, parent, weight, startsOn, dueOn, visibility } = content;
  return {
    title,
    description,
    level,
    departmentId: level === "DEPARTMENT" ? departmentId || null : null,
    parentId: parent?.id ?? null,
    weight: weight ?? 0,
    ...(startsOn ? { startsOn } : {}),
    ...(dueOn ? { dueOn } : {}),
    visibility,
    keyResults: content.keyResults.filter(isBegun).map(keyResultInput),
  };
}

export function isBegun({ title, baseline, target, steps, id }: KeyResultDraft): boolean {
  return Boolean(id || title.trim() || baseline || target || steps.length > 0);
}

/** Whether it has numbers of its own, from one to another. */
export function isCounted(measure: KeyResultDraft["measure"]): boolean {
  return measure !== "YES_NO" && measure !== "STEPS";
}

export function keyResultInput(keyResult: KeyResultDraft) {
  const { id, title, measure, direction, unit, currency, baseline, target, commit, stretch, steps, weight } = keyResult;
  const counted = isCounted(measure);
  const marked = counted && direction !== "KEEP";
  return {
    id: id ?? null,
    title,
    measure,
    direction: counted ? direction : ("INCREASE" as const),
    unit: measure === "NUMBER" ? unit : "",
    currency: measure === "MONEY" ? currency : "",
    baseline: (counted && baseline) || null,
    target: (counted && target) || null,
    commit: (marked && commit) || null,
    stretch: (marked && stretch) || null,
    steps: measure === "STEPS" ? steps.map((step) => step.trim()).filter(Boolean) : [],
    weight: weight ?? 0,
  };
}

/** What can be said before asking the server; everything else it says itself. */
export function problemsBefore(content: GoalContent): FormErrors {
  return {
    ...(content.owner ? {} : { ownerId: ["Choose whose goal it is."] }),
    ...(content.periodId ? {} : { periodId: ["Choose a period."] }),
  };
}

/** The server counts only the key results it got: moves its refusals to the boxes they belong to. */
export function errorsInPlace(errors: FormErrors, content: GoalContent): FormErrors {
  const begun = content.keyResults.flatMap((one, at) => (isBegun(one) ? [at] : []));
  return Object.fromEntries(
    Object.entries(errors).map(([name, messages]) => [
      name.replace(/^keyResults\.(\d+)/, (_, at: string) => `keyResults.${begun[Number(at)] ?? at}`),
      messages,
    ]),
  );
}
