import { Link, useNavigate } from "@tanstack/react-router";
import { FileSpreadsheet, Plus, Scale, Wallet } from "lucide-react";
import { useQuery } from "urql";
import { graphql, type ResultOf } from "../graphql/graphql";
import { useViewer } from "../graphql/viewer";
import { LinkButton } from "../ui/button";
import { SkeletonPage } from "../ui/skeleton";
import { PageHead } from "../ui/title";
import { useIsPhone } from "../ui/use-is-phone";
import { mayPropose } from "./commands";
import { Pots, potBudget, unitsInWords } from "./pots";
import { RewardPanel } from "./reward-panel";
import { RewardsBeside } from "./rewards-beside";
import { RewardsList } from "./rewards-list";
import type { RewardsSearch } from "./rewards-search";
import { rewardsRoute } from "./routes";
import "./pots.css";
import "./reward-detail.css";
import "./rewards-list.css";

const headQuery = graphql(
  `
    query RewardsHead {
      currentPeriod { id name }
      budgets { id ...PotBudget }
      toDecide: rewards(first: 1, where: { turn: MY_TURN, state: [PROPOSED] }) { totalCount }
      toTell: rewards(first: 1, where: { turn: MY_TURN, state: [COMMITTED] }) { totalCount }
      proposed: rewards(first: 1, where: { turn: PROPOSED_BY_ME }) { totalCount }
      mine: rewards(first: 1, where: { turn: MINE }) { totalCount }
      all: rewards(first: 1) { totalCount }
    }
  `,
  [potBudget],
);

type RewardsHead = ResultOf<typeof headQuery>;

const context = { additionalTypenames: ["Reward", "Budget"], live: true };

/** What was proposed, what waits for me, what is left: and for everybody, what they were given. */
export function RewardsPage() {
  const search = rewardsRoute.useSearch();
  const viewer = useViewer();
  const navigate = useNavigate();
  const isPhone = useIsPhone();
  const [{ data, fetching }] = useQuery({ query: headQuery, context });
  const decides = viewer.isManager || viewer.isHr;
  const change = (part: RewardsSearch) =>
    void navigate({ to: "/rewards", search: { ...search, ...part }, resetScroll: false });
  if (!data && fetching) return <SkeletonPage />;
  return (
    <>
      <PageHead title="Rewards" lede={data && <Sentence head={data} decides={decides} />}>
        <div className="button-group">
          {(viewer.isHr || viewer.canAdminister || Boolean(data?.budgets.length)) && (
            <LinkButton to="/rewards/budgets" icon={<Wallet className="icon icon-small" />}>
              Budgets
            </LinkButton>
          )}
          <LinkButton to="/rewards/rules" icon={<Scale className="icon icon-small" />}>
            Rules
          </LinkButton>
          {viewer.canHandOverRewards && (
            <LinkButton to="/rewards/handover" icon={<FileSpreadsheet className="icon icon-small" />}>
              Hand-overs
            </LinkButton>
          )}
          {mayPropose(viewer) && (
            <LinkButton to="/rewards/new" kind="primary" icon={<Plus className="icon icon-small" />}>
              Propose reward
            </LinkButton>
          )}
        </div>
      </PageHead>
      <div className="stack">
        {decides && data && data.budgets.length > 0 && <Pots budgets={data.budgets} />}
        <div className={search.reward ? "rewards-with-panel" : undefined}>
          <RewardsList search={search} head={data} decides={decides} change={change} />
          {search.reward && !isPhone && (
            <RewardPanel id={search.reward} onClose={() => change({ reward: undefined })} />
          )}
        </div>
        <RewardsBeside />
      </div>
    </>
  );
}

/** "H2 2026, Customer Support. Two need your decision; one is approved and waits for you to tell." */
function Sentence({ head, decides }: { head: RewardsHead; decides: boolean }) {
  if (!decides) {
    return head.mine.totalCount > 0
      ? "What you were given, and what for."
      : "What you are given for your work, and what for, stands here once you were told.";
  }
  const { currentPeriod, budgets, toDecide, toTell } = head;
  const where = [currentPeriod?.name, budgets.length > 0 && unitsInWords(budgets)].filter(Boolean).join(", ");
  return (
    <>
      {where && `${where}. `}
      {toDecide.totalCount > 0 ? (
        <Link to="/rewards" search={{ turn: "me", state: "proposed" }} className="link">
          {count(toDecide.totalCount)} your decision
        </Link>
      ) : (
        "Nothing needs your decision"
      )}
      {toTell.totalCount > 0 && (
        <>
          ;{" "}
          <Link to="/rewards" search={{ turn: "me", state: "committed" }} className="link">
            {toTell.totalCount === 1 ? "one is" : `${toTell.totalCount} are`} approved and not told yet
          </Link>
        </>
      )}
      .
    </>
  );
}

const numbers = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

function count(number: number): string {
  return `${numbers[number] ?? number} ${number === 1 ? "needs" : "need"}`;
}
