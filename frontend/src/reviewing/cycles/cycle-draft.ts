import { graphql, type ResultOf, type VariablesOf } from "../../graphql/graphql";
import { dayNumber, formatDay, formatList, today } from "../../ui/format";
import type { PersonOption } from "../../ui/person-picker";
import type { FurtherSigner } from "../sign/signers-choice";

export const setupQuery = graphql(`
  query CycleSetup {
    periods { id name startsOn endsOn state }
    currentPeriod { id }
    departments { id name employeeCount parent { id } }
    reviewTemplates(where: { archived: false }) {
      id
      name
      number
      kind
      evidenceForExtremes
      realismRequired
      smallestGroup
      alsoSigns
      askingPeers: questions(direction: PEER) { id }
      askingReports: questions(direction: UPWARD) { id }
    }
    reviewCycles(first: 1) {
      nodes { id name selfReviewOpens evidenceForExtremes realismRequired fewestPeers mostPeers mostExternals upward smallestGroup alsoSigns calibrates mostForms finishesLeavers template { id name } }
    }
  }
`);

export type CycleSetup = ResultOf<typeof setupQuery>;
type Opens = "AFTER_OWN_DRAFT" | "AT_SUBMISSION" | "AFTER_OWN_SUBMISSION";

export interface CycleDraft {
  name: string;
  periodId: string;
  templateId: string;
  selfDueOn: string;
  managerDueOn: string;
  signOffDueOn: string;
  departmentIds: readonly string[];
  include: PersonOption[];
  exclude: PersonOption[];
  /** Of the departments, only who was hired between these days; '' for all. */
  hiredFrom: string;
  hiredTo: string;
  selfReviewOpens: Opens;
  evidenceForExtremes: boolean;
  realismRequired: boolean;
  fewestPeers: number;
  mostPeers: number;
  upward: boolean;
  smallestGroup: number;
  alsoSigns: FurtherSigner | null;
  mostExternals: number;
  calibrates: boolean;
  nominationDueOn: string;
  mostForms: number;
  finishesLeavers: boolean;
}

/** The next cycle as the last one was: its form and its rules, in the period of today. */
export function firstDraft(
  { periods, currentPeriod, reviewTemplates, reviewCycles }: CycleSetup,
  now = today(),
): CycleDraft {
  const period = periods.find(({ id }) => id === currentPeriod?.id) ?? periods[0];
  const last = reviewCycles.nodes[0];
  // The newest version of the form that was used last.
  const template = reviewTemplates.find(({ name }) => name === last?.template.name) ?? reviewTemplates[0];
  return {
    name: period ? `${period.name} reviews` : "",
    periodId: period?.id ?? "",
    templateId: template?.id ?? "",
    selfDueOn: daysAfter(now, 14),
    managerDueOn: daysAfter(now, 28),
    signOffDueOn: daysAfter(now, 42),
    departmentIds: [],
    include: [],
    exclude: [],
    hiredFrom: "",
    hiredTo: "",
    selfReviewOpens: last?.selfReviewOpens ?? "AFTER_OWN_DRAFT",
    evidenceForExtremes: last?.evidenceForExtremes ?? true,
    realismRequired: last?.realismRequired ?? true,
    fewestPeers: last?.fewestPeers ?? 0,
    mostPeers: last?.mostPeers ?? 0,
    upward: last?.upward ?? false,
    smallestGroup: Math.max(last?.smallestGroup ?? 0, template?.smallestGroup ?? 5),
    alsoSigns: (last ? last.alsoSigns : (template?.alsoSigns ?? null)) as FurtherSigner | null,
    mostExternals: last?.mostExternals ?? 0,
    calibrates: last?.calibrates ?? false,
    nominationDueOn: daysAfter(now, 7),
    mostForms: last?.mostForms ?? 0,
    finishesLeavers: last?.finishesLeavers ?? false,
  };
}

/** What comes with a form: its rules, and for the end of probation who began about half a year ago. */
export function withTemplate({ reviewTemplates }: CycleSetup, templateId: string, now = today()): Partial<CycleDraft> {
  const template = reviewTemplates.find(({ id }) => id === templateId);
  if (!template) return { templateId };
  const { kind, evidenceForExtremes, realismRequired, smallestGroup } = template;
  const probation = kind === "PROBATION";
  return {
    templateId,
    evidenceForExtremes,
    realismRequired,
    smallestGroup,
    alsoSigns: template.alsoSigns as FurtherSigner | null,
    hiredFrom: probation ? daysAfter(now, -210) : "",
    hiredTo: probation ? daysAfter(now, -150) : "",
  };
}

export function daysAfter(day: string, days: number): string {
  return new Date((dayNumber(day) + days) * 86_400_000).toISOString().slice(0, 10);
}

export const createReviewCycle = graphql(`
  mutation CreateReviewCycle($input: CreateReviewCycleInput!) {
    createReviewCycle(input: $input) {
      __typename
      ... on CreateReviewCyclePayload { cycle { id name } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

type Input = VariablesOf<typeof createReviewCycle>["input"];

export function toInput({ reviewTemplates }: CycleSetup, draft: CycleDraft): Input {
  const { include, exclude, departmentIds, hiredFrom, hiredTo, ...rest } = draft;
  const template = reviewTemplates.find(({ id }) => id === draft.templateId);
  const asksPeers = (template?.askingPeers.length ?? 0) > 0;
  return {
    ...rest,
    // A form that asks colleagues nothing is sent to none, whatever was chosen with another.
    fewestPeers: asksPeers ? draft.fewestPeers : 0,
    mostPeers: asksPeers ? draft.mostPeers : 0,
    nominationDueOn: asksPeers && draft.mostPeers > 0 ? draft.nominationDueOn || null : null,
    mostExternals: asksPeers && draft.mostPeers > 0 ? draft.mostExternals : 0,
    upward: draft.upward && (template?.askingReports.length ?? 0) > 0,
    kind: template?.kind ?? "HALF_YEAR",
    departmentIds: [...departmentIds],
    includeIds: include.map(({ id }) => id),
    excludeIds: exclude.map(({ id }) => id),
    hiredFrom: hiredFrom || null,
    hiredTo: hiredTo || null,
  };
}

/** For whom the round is, in words. */
export function peopleWords({ departments }: Pick<CycleSetup, "departments">, draft: CycleDraft): string {
  const chosen = departments.filter(({ id }) => draft.departmentIds.includes(id)).map(({ name }) => name);
  const names = (people: readonly PersonOption[]) => formatList(people.map(({ name }) => name));
  const all = chosen.length > 0 ? `everybody in ${formatList(chosen)}` : "everybody you look after";
  const from = draft.hiredFrom && ` from ${formatDay(draft.hiredFrom, { year: true })}`;
  const until = draft.hiredTo && ` until ${formatDay(draft.hiredTo, { year: true })}`;
  const base = from || until ? `${all}, if hired${from}${until}` : all;
  const more = draft.include.length > 0 ? `, and ${names(draft.include)}` : "";
  const less = draft.exclude.length > 0 ? `, without ${names(draft.exclude)}` : "";
  return base + more + less;
}

export interface Department {
  id: string;
  name: string;
  employeeCount: number;
  parent: { id: string } | null;
}

/** Each department below the one it belongs to, with how deep it lies and how many work there and below. */
export function inOrder(departments: readonly Department[]): (Department & { depth: number })[] {
  const known = new Set(departments.map(({ id }) => id));
  const below = (parent: string | null, depth: number): (Department & { depth: number })[] =>
    departments
      .filter((one) => (one.parent && known.has(one.parent.id) ? one.parent.id : null) === parent)
      .sort((one, other) => one.name.localeCompare(other.name))
      .flatMap((one) => {
        const parts = below(one.id, depth + 1);
        const inParts = parts.filter((part) => part.depth === depth + 1);
        const employeeCount = inParts.reduce((sum, part) => sum + part.employeeCount, one.employeeCount);
        return [{ ...one, employeeCount, depth }, ...parts];
      });
  return below(null, 0);
}
