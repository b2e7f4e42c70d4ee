import { expect, test } from "vitest";
import { daysAfter, firstDraft, inOrder, peopleWords, toInput, withTemplate } from "./cycle-draft";

const setup = {
  periods: [
    { id: "P2", name: "H1 2027", startsOn: "2027-01-01", endsOn: "2027-06-30", state: "DRAFT" },
    { id: "P1", name: "H2 2026", startsOn: "2026-07-01", endsOn: "2026-12-31", state: "OPEN" },
  ],
  currentPeriod: { id: "P1" },
  departments: [],
  reviewTemplates: [
    {
      id: "T2",
      name: "Half-year review",
      number: 2,
      kind: "HALF_YEAR",
      askingPeers: [{ id: "Q1" }],
      askingReports: [{ id: "Q2" }],
    },
    {
      id: "T1",
      name: "Half-year review",
      number: 1,
      kind: "HALF_YEAR",
      askingPeers: [{ id: "Q1" }],
      askingReports: [{ id: "Q2" }],
    },
    { id: "T0", name: "Annual", number: 1, kind: "ANNUAL", askingPeers: [], askingReports: [] },
  ],
  reviewCycles: {
    nodes: [
      {
        id: "C1",
        name: "H1 2026 reviews",
        selfReviewOpens: "AT_SUBMISSION",
        evidenceForExtremes: false,
        realismRequired: true,
        fewestPeers: 3,
        mostPeers: 6,
        upward: true,
        calibrates: false,
        mostForms: 0,
        finishesLeavers: false,
        template: { id: "T1", name: "Half-year review" },
      },
    ],
  },
} as const;

test("a new cycle starts as the last one was, in the period of today, with the newest version of its form", () => {
  const draft = firstDraft(setup as never, "2026-11-22");
  expect(draft).toMatchObject({
    name: "H2 2026 reviews",
    periodId: "P1",
    templateId: "T2",
    selfDueOn: "2026-12-06",
    managerDueOn: "2026-12-20",
    signOffDueOn: "2027-01-03",
    selfReviewOpens: "AT_SUBMISSION",
    evidenceForExtremes: false,
  });
});

test("the input names people and departments by their ids, and the occasion of the form", () => {
  const draft = { ...firstDraft(setup as never, "2026-11-22"), templateId: "T0", include: [{ id: "E1", name: "Ana" }] };
  expect(toInput(setup as never, draft)).toMatchObject({ kind: "ANNUAL", includeIds: ["E1"], excludeIds: [] });
});

test("colleagues are asked as last time, where the form asks them anything", () => {
  const draft = firstDraft(setup as never, "2026-11-22");
  expect(toInput(setup as never, draft)).toMatchObject({ fewestPeers: 3, mostPeers: 6, upward: true });
  const annual = toInput(setup as never, { ...draft, templateId: "T0" });
  expect(annual).toMatchObject({ fewestPeers: 0, mostPeers: 0, upward: false });
});

test("it is said in words for whom a cycle is", () => {
  const departments = [
    { id: "D1", name: "Support" },
    { id: "D2", name: "Sales" },
  ];
  const words = (chosen: object) =>
    peopleWords({ departments } as never, { ...firstDraft(setup as never, "2026-11-22"), ...chosen });
  const [ana, ben] = [
    { id: "E1", name: "Ana" },
    { id: "E2", name: "Ben" },
  ];
  expect(words({})).toBe("everybody you look after");
  expect(words({ departmentIds: ["D1", "D2"], include: [ana], exclude: [ben] })).toBe(
    "everybody in Support and Sales, and Ana, without Ben",
  );
});

test("days are counted without time zones", () => {
  expect(daysAfter("2026-02-27", 2)).toBe("2026-03-01");
});

test("departments stand below the one they belong to, and count who works below", () => {
  const one = (id: string, name: string, parent: string | null) => ({
    id,
    name,
    employeeCount: 1,
    parent: parent ? { id: parent } : null,
  });
  const rows = inOrder([one("3", "Night desk", "2"), one("1", "Finance", null), one("2", "Support", "unknown")]);
  expect(rows.map(({ name, depth, employeeCount }) => [name, depth, employeeCount])).toEqual([
    ["Finance", 0, 1],
    ["Support", 0, 2],
    ["Night desk", 1, 1],
  ]);
});

test("a form brings its rules, and the end of probation who began half a year ago", () => {
  const rules = { evidenceForExtremes: true, realismRequired: false, smallestGroup: 7, alsoSigns: "HR" };
  const forms = [
    { id: "P", kind: "PROBATION", ...rules },
    { id: "A", kind: "ANNUAL", ...rules },
  ];
  const choose = (id: string) => withTemplate({ reviewTemplates: forms } as never, id, "2026-11-22");
  expect(choose("P")).toEqual({ templateId: "P", ...rules, hiredFrom: "2026-04-26", hiredTo: "2026-06-25" });
  expect(choose("A")).toEqual({ templateId: "A", ...rules, hiredFrom: "", hiredTo: "" });
});

test("for whom it is says between which days they were hired", () => {
  const draft = { ...firstDraft(setup as never, "2026-11-22"), hiredFrom: "2026-04-26", hiredTo: "2026-06-25" };
  expect(peopleWords({ departments: [] }, draft)).toBe(
    "everybody you look after, if hired from 26 Apr 2026 until 25 Jun 2026",
  );
});
