import { beforeEach, describe, expect, test, vi } from "vitest";
import { unitsOf } from "./budgets-table";
import { answeredInWords, readChannel, totalLines, whatOf } from "./handover/handover-words";
import { type BudgetFigures, potsOf } from "./pot-sums";
import {
  costOf,
  emptyReward,
  errorsInPlace,
  firstOfNextMonth,
  nearestBudget,
  problemsBefore,
  rewardInput,
} from "./reward-content";
import { lifeSteps } from "./reward-life";
import { refusedWords } from "./reward-moves";
import { budgetFigure, finePrint, headline, type RewardTerms } from "./reward-words";
import { readNewRewardSearch, readRewardsSearch } from "./rewards-search";

beforeEach(() => {
  vi.spyOn(navigator, "languages", "get").mockReturnValue(["en-GB"]);
});

const nothing: RewardTerms = {
  kind: "BONUS",
  amount: null,
  oldPay: null,
  newPay: null,
  cost: null,
  percent: null,
  days: null,
  newTitle: "",
  newLevel: null,
  project: "",
  public: false,
  effectiveOn: "2031-01-01",
  endsOn: null,
};
const euro = (amount: string) => ({ amount, currency: "EUR" });

describe("the words of a reward", () => {
  test("say the pay only to who may see it", () => {
    const raise: RewardTerms = { ...nothing, kind: "RAISE", cost: euro("1900.00") };
    expect(headline(raise)).toBe("Raise €1,900 a year");
    expect(finePrint(raise)).toBe("from 1 Jan 2031");
    const seen = { ...raise, percent: "3.4545", oldPay: euro("55000.00"), newPay: euro("56900.00") };
    expect(headline(seen)).toBe("Raise +3.5%");
    expect(finePrint(seen)).toBe("€55,000 → €56,900, from 1 Jan 2031");
  });

  test("count halves of days", () => {
    const leave: RewardTerms = { ...nothing, kind: "VACATION", endsOn: "2031-06-30" };
    expect(headline({ ...leave, days: "0.5" })).toBe("0.5 day of extra leave");
    expect(headline({ ...leave, days: "2" })).toBe("2 days of extra leave");
    expect(finePrint({ ...leave, days: "2" })).toBe("to be taken by 30 Jun 2031");
  });

  test("name a budget's figure by its unit", () => {
    expect(budgetFigure("1", { currency: null, unit: "places" })).toBe("1 place");
    expect(budgetFigure("2.5", { currency: null, unit: "days" })).toBe("2.5 days");
    expect(budgetFigure("350.00", { currency: "EUR", unit: "EUR" })).toBe("€350");
  });

  test("end where a reward was declined", () => {
    const life = {
      kind: "BONUS" as const,
      state: "REJECTED" as const,
      createdAt: "2031-01-02T12:00:00Z",
      reversals: [],
      committedAt: null,
      tellsAt: null,
      communicatedAt: null,
      executedAt: null,
      effectiveOn: "2031-02-01",
      proposer: { id: "p", name: "Ana" },
    };
    expect(lifeSteps(life).map(({ word }) => word)).toEqual(["Proposed", "Declined"]);
    expect(lifeSteps({ ...life, state: "PROPOSED" }).map(({ done }) => done)).toEqual([true, false, false, false]);
  });

  test("show the state of now after a conflict", () => {
    const conflict = { __typename: "UserErrors" as const, errors: [], current: { id: "r", state: "WITHDRAWN" } };
    expect(refusedWords({ errors: { "": ["stale"] }, conflict })).toEqual([
      "Somebody changed this reward while you looked at it. It is withdrawn now. What you see here is up to date: look again.",
    ]);
    const figure = "This takes 700.00 EUR, but the budget has 350.00 EUR left.";
    expect(refusedWords({ errors: { id: [figure] }, conflict: null })).toEqual([figure]);
  });
});

describe("pots", () => {
  const budget = (kind: BudgetFigures["kind"], currency: string, planned: string, left: string): BudgetFigures => ({
    kind,
    currency,
    unit: currency,
    planned,
    left,
    proposed: "0.10",
    committed: "0.20",
  });

  test("add the units of one kind and never two currencies", () => {
    const pots = potsOf([
      budget("RAISE", "EUR", "10.00", "1.00"),
      budget("BONUS", "EUR", "5.00", "2.00"),
      budget("BONUS", "NOK", "7.00", "7.00"),
      budget("BONUS", "EUR", "5.00", "3.00"),
    ]);
    expect(pots.map(({ key, planned, left }) => [key, planned, left])).toEqual([
      ["BONUS EUR", 10, 5],
      ["BONUS NOK", 7, 7],
      ["RAISE EUR", 10, 1],
    ]);
    expect(pots[0]?.proposed).toBe(0.2);
  });

  test("list the whole organisation before its departments", () => {
    const row = (id: string | null) => ({
      ...budget("BONUS", "EUR", "1", "1"),
      id: `b${id}`,
      version: 1,
      department: id ? { id, name: id } : null,
    });
    expect(unitsOf([row("Zebra"), row("Apple"), row(null)]).map(({ name }) => name)).toEqual([
      "Whole organisation",
      "Apple",
      "Zebra",
    ]);
  });

  test("say what a line hands over, in each channel", () => {
    const none = {
      oldPay: null,
      newPay: null,
      amount: null,
      days: null,
      expiresOn: null,
      oldTitle: null,
      newTitle: null,
    };
    const about = { employeeNumber: "P-17", employeeName: "Paul Berg", kind: "BONUS" as const, effectiveOn: null };
    const line = { ...about, ...none, project: null, endsOn: null };
    expect(whatOf({ ...line, amount: euro("600.00") })).toBe("€600");
    const raise = { oldPay: euro("38400.00"), newPay: euro("39940.00"), amount: euro("1540.00") };
    expect(whatOf({ ...line, ...raise })).toBe("€38,400 → €39,940");
    expect(whatOf({ ...line, days: "-1.00" })).toBe("-1 days");
    expect(whatOf({ ...line, days: "1.00", expiresOn: "2031-03-31" })).toBe("1 day until 31 Mar 2031");
    expect(whatOf({ ...line, oldTitle: "Agent", newTitle: "Team lead" })).toBe("Agent → Team lead");
    expect(whatOf({ ...line, project: "Hub move" })).toBe("Hub move");
  });

  test("say how much of a file was answered", () => {
    expect(answeredInWords({ lineCount: 3, takenCount: 0, refusedCount: 0 })).toBe("Nothing yet");
    expect(answeredInWords({ lineCount: 3, takenCount: 1, refusedCount: 1 })).toBe("1 taken over, 1 refused, 1 open");
    expect([readChannel("leave"), readChannel("else")]).toEqual(["LEAVE", "PAYROLL"]);
  });

  test("write the totals of a file by unit and kind", () => {
    expect(totalLines({ EUR: { RAISE: "1900.00", BONUS: "700.00" }, GBP: { BONUS: "5" } })).toEqual([
      "Bonuses €700",
      "Raises €1,900",
      "Bonuses £5",
    ]);
    expect(totalLines({ days: { VACATION: "1.00" } })).toEqual(["Extra leave 1 day"]);
    expect(totalLines({ count: { PROMOTION: "2", PROJECT_LEAD: "1" } })).toEqual(["Promotions 2", "Project leads 1"]);
    expect(totalLines(null)).toEqual([]);
  });
});

describe("a proposal", () => {
  const content = {
    ...emptyReward("RAISE", "2030-12-14"),
    periodId: "h1",
    amount: "900.00",
    newPay: "56900.00",
    project: "Scanner",
    days: 2,
    endsOn: "2031-05-01",
    reason: " Because ",
  };

  test("sends only what its kind has", () => {
    expect(rewardInput(content, { currency: "EUR", paySeen: true })).toEqual({
      kind: "RAISE",
      periodId: "h1",
      effectiveOn: "2031-01-01",
      reason: "Because",
      references: [],
      nominationId: null,
      newPay: euro("56900.00"),
    });
    const unseen = rewardInput(content, { currency: "EUR", paySeen: false });
    expect(unseen).toMatchObject({ amount: euro("900.00") });
    expect(unseen).not.toHaveProperty("newPay");
    const leave = rewardInput({ ...content, kind: "VACATION" }, { currency: "EUR", paySeen: true });
    expect(leave).toMatchObject({ days: "2", endsOn: "2031-05-01" });
    expect(leave).not.toHaveProperty("newPay");
  });

  test("knows what it takes from its budget", () => {
    expect(costOf(content, "55000.00")).toBe(1900);
    expect(costOf(content, null)).toBe(900);
    expect(costOf({ ...content, newPay: "" }, "55000.00")).toBeNull();
    expect(costOf({ ...content, kind: "PROJECT_LEAD" }, null)).toBe(1);
  });

  test("draws on the nearest budget above the person", () => {
    const units = [
      { id: "team", parent: { id: "department" } },
      { id: "department", parent: { id: "company" } },
      { id: "company", parent: null },
    ];
    const of = (id: string | null) => ({ department: id ? { id } : null });
    const whole = of(null);
    expect(nearestBudget("team", units, [whole, of("company"), of("department")])).toEqual(of("department"));
    expect(nearestBudget("team", units, [of("elsewhere"), whole])).toBe(whole);
    expect(nearestBudget("team", units, [of("elsewhere")])).toBeNull();
  });

  test("says what is missing before it is sent, and puts refusals beside their fields", () => {
    expect(Object.keys(problemsBefore({ ...content, periodId: "", effectiveOn: "" }))).toEqual([
      "employeeId",
      "periodId",
      "effectiveOn",
    ]);
    expect(
      errorsInPlace({ "amount.currency": ["Use NOK."], amount: ["Too much."], "references.0.id": ["Gone."] }),
    ).toEqual({
      amount: ["Use NOK.", "Too much."],
      references: ["Gone."],
    });
  });

  test("begins with the next month", () => {
    expect(firstOfNextMonth("2030-12-14")).toBe("2031-01-01");
    expect(firstOfNextMonth("2030-01-31")).toBe("2030-02-01");
  });
});

describe("addresses", () => {
  test("understand both spellings of a kind and ignore what they do not know", () => {
    expect(readNewRewardSearch({ for: "abc", kind: "PROJECT_LEAD" })).toEqual({ for: "abc", kind: "project-lead" });
    expect(readRewardsSearch({ turn: "me", kind: "gold", state: "committed" })).toEqual({
      turn: "me",
      kind: undefined,
      state: "committed",
      reward: undefined,
    });
  });
});
