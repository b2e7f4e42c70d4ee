import { useMemo } from "react";
import { useQuery } from "urql";
import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { useViewer } from "../graphql/viewer";
import { formatDay, today } from "../ui/format";
import { statusLook } from "../ui/status";
import type { Pickable } from "./reason-fields";
import { nearestBudget, type RewardContent } from "./reward-content";
import type { TermsFacts } from "./terms-fields";

const formQuery = graphql(`
  query ProposeForm {
    currentPeriod { id }
    periods { id name state }
    departments { id name parent { id } }
    roleProfiles { id name level }
  }
`);

const budgetsQuery = graphql(`
  query ProposeBudgets($periodId: ID!) {
    budgets(periodId: $periodId) {
      id
      kind
      currency
      unit
      planned
      proposed
      committed
      left
      department { id name }
    }
    rewardCycle(periodId: $periodId) { id rates { currency rate } }
  }
`);

const openRolesQuery = graphql(`
  query OpenRolesToFill {
    vacancies(first: 100, where: { state: [OPEN] }) {
      nodes { id placesLeft roleProfile { id name level } department { id name } }
    }
  }
`);

/** What a reward or a nomination can point to. */
export const pickableParts = graphql(`
  fragment PickableParts on Employee {
    goals(first: 50) { nodes { id title status outcome dueOn } }
    reviews(first: 20) { nodes { id direction state cycle { id name } } }
    feedbackReceived(first: 30) { nodes { id kind text sentAt giver { id name } } }
  }
`);

const personQuery = graphql(
  `
    query ProposePerson($id: ID!) {
      employee(id: $id) {
        id
        name
        title
        level
        viewerCan { proposeReward seePay }
        pay { amount { amount currency } }
        department { id name }
        projectWishes { id project why state }
        rewards(first: 5) { nodes { id state summary effectiveOn } }
        ...PickableParts
      }
    }
  `,
  [pickableParts],
);

/** Everything the form rests on: periods, the person, their deeds, and the budget it would draw on. */
export function useProposeFacts(content: RewardContent) {
  const { organisation } = useViewer();
  const [{ data, error }, retry] = useQuery({ query: formQuery });
  const [asked] = useQuery({
    query: personQuery,
    variables: { id: content.person?.id ?? "" },
    pause: !content.person,
    context: useMemo(() => ({ additionalTypenames: ["Reward", "Goal", "Feedback", "Review"] }), []),
  });
  const person = content.person && asked.data?.employee?.id === content.person.id ? asked.data.employee : null;
  const periodId = content.periodId || data?.currentPeriod?.id || "";
  const [budgets] = useQuery({ query: budgetsQuery, variables: { periodId }, pause: periodId === "" });

  const [open] = useQuery({ query: openRolesQuery, pause: content.kind !== "PROMOTION" });

  const pay = person?.pay?.amount ?? null;
  const currencies = [...new Set(pay ? [pay.currency, organisation.currency] : [organisation.currency])];
  const bonus = content.kind === "BONUS";
  const currency = (bonus && currencies.find((one) => one === content.currency)) || (currencies[0] ?? "");
  const budgetIn = (code: string) => {
    const fitting = (budgets.data?.budgets ?? []).filter(
      (one) => one.kind === content.kind && (one.currency === null || one.currency === code),
    );
    return person && nearestBudget(person.department?.id ?? null, data?.departments ?? [], fitting);
  };
  // Without a budget in its own currency a reward draws on one in the organisation's, at the rate of the cycle.
  const own = budgetIn(currency);
  const found = budgets.data?.rewardCycle?.rates.find((one) => one.currency === currency)?.rate;
  const rate = own || !found ? 1 : Number(found);
  const budget = own ?? (found ? budgetIn(organisation.currency) : null);
  const terms: TermsFacts = {
    pay,
    currencies: bonus ? currencies : currencies.slice(0, 1),
    title: person?.title ?? "",
    level: person?.level ?? null,
    roleProfiles: data?.roleProfiles ?? [],
    openRoles: open.data?.vacancies.nodes ?? [],
    wishes: (person?.projectWishes ?? []).filter(({ state }) => state === "OPEN"),
  };
  return {
    loading: !data && !error,
    error: data ? undefined : error,
    retry,
    periods: (data?.periods ?? []).filter(({ state }) => state !== "DRAFT"),
    periodId,
    person,
    currency,
    terms,
    budget,
    rate,
    pickable: person && pickableOf(person),
  };
}

export type ProposeFacts = ReturnType<typeof useProposeFacts>;

// What is only read together with others is no reason for a reward.
const directions: Partial<Record<string, string>> = { SELF: "Self review", MANAGER: "Review by the manager" };
const feedbackWords = { PRAISE: "Praise", CONSTRUCTIVE: "To improve", NOTE: "Note" };
const readable: ReadonlySet<string> = new Set([
  "SUBMITTED",
  "LOCKED",
  "SHARED",
  "ACKNOWLEDGED",
  "SIGNED",
  "NOT_SIGNED",
]);
const best = ["ACHIEVED", "PARTIAL", null, "LAPSED", "MISSED", "DROPPED"];

/** Achieved goals first, then reviews that can be read, then feedback with praise first. */
export function pickableOf(person: FragmentOf<typeof pickableParts>): Pickable[] {
  const { goals, reviews, feedbackReceived } = readFragment(pickableParts, person);
  const byOutcome = goals.nodes
    .filter(({ status }) => status !== "ARCHIVED" && status !== "NOT_AGREED")
    .sort((a, b) => best.indexOf(a.outcome) - best.indexOf(b.outcome) || b.dueOn.localeCompare(a.dueOn));
  const praiseFirst = feedbackReceived.nodes
    .filter(({ kind }) => kind !== "NOTE")
    .sort((a, b) => Number(b.kind === "PRAISE") - Number(a.kind === "PRAISE") || b.sentAt.localeCompare(a.sentAt));
  return [
    ...byOutcome.map(({ id, title, status, dueOn }) => ({
      kind: "GOAL" as const,
      id,
      label: title,
      note: `${statusLook(status).word}, due ${formatDay(dueOn)}`,
    })),
    ...reviews.nodes
      .filter(({ direction, state }) => readable.has(state) && directions[direction])
      .map(({ id, direction, cycle, state }) => ({
        kind: "REVIEW" as const,
        id,
        label: `${directions[direction]}, ${cycle.name}`,
        note: statusLook(state).word,
      })),
    ...praiseFirst.map(({ id, kind, text, sentAt, giver }) => ({
      kind: "FEEDBACK" as const,
      id,
      label: text.length > 140 ? `${text.slice(0, 139).trimEnd()}…` : text,
      note: [feedbackWords[kind], giver && `by ${giver.name}`, formatDay(today(new Date(sentAt)))]
        .filter(Boolean)
        .join(", "),
    })),
  ];
}
