import { Gift, Search } from "lucide-react";
import { describeFailure } from "../graphql/failure";
import { graphql } from "../graphql/graphql";
import { usePages } from "../graphql/use-pages";
import { useViewer } from "../graphql/viewer";
import { Button, LinkButton } from "../ui/button";
import { SelectField } from "../ui/field";
import { formatNumber } from "../ui/format";
import { FreshRows } from "../ui/fresh-rows";
import { LinkTabs } from "../ui/segmented";
import { SkeletonRows } from "../ui/skeleton";
import { EmptyState, ErrorState } from "../ui/states";
import { useSteady } from "../ui/use-steady";
import { mayPropose } from "./commands";
import { kindWords, stateWords } from "./reward-words";
import { graphKind, graphState, kinds, type RewardsSearch, states, type Turn } from "./rewards-search";
import { RewardsTable, rewardRow } from "./rewards-table";

const rewardsQuery = graphql(
  `
    query Rewards($first: Int!, $after: String, $where: RewardFilter) {
      rewards(first: $first, after: $after, where: $where) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id ...RewardRow }
      }
    }
  `,
  [rewardRow],
);

const graphTurns = { me: "MY_TURN", proposed: "PROPOSED_BY_ME", mine: "MINE", all: "ALL" } as const;
const turnWords: Record<Turn, string> = { me: "My turn", proposed: "Proposed by me", mine: "Mine", all: "All" };

type Count = { totalCount: number };

interface RewardsListProps {
  search: RewardsSearch;
  head: { toDecide: Count; toTell: Count; proposed: Count; mine: Count; all: Count } | undefined;
  /** Somebody with people or departments to look after; everybody else only sees what they were given. */
  decides: boolean;
  change: (part: RewardsSearch) => void;
}

/** The rewards of one turn, filtered by kind and state, page after page. */
export function RewardsList({ search, head, decides, change }: RewardsListProps) {
  const turn = search.turn ?? (decides ? "all" : "mine");
  const where = {
    turn: graphTurns[turn],
    ...(search.kind ? { kind: graphKind(search.kind) } : {}),
    ...(search.state ? { state: [graphState(search.state)] } : {}),
  };
  const pages = usePages({
    query: rewardsQuery,
    variables: { first: 25, where },
    pick: (data) => data.rewards,
    typenames: ["Reward"],
    live: true,
  });
  const list = useSteady(pages.nodes, ({ id }) => id, pages.quiet);
  const empty = !pages.loading && !pages.error && pages.nodes.length === 0;
  const caption = turn === "mine" ? "Your rewards" : `Rewards: ${turnWords[turn].toLowerCase()}`;
  return (
    <section className="card rewards-card" aria-label={caption}>
      <Filters {...{ search, turn, head, decides, change }} />
      {pages.loading && <SkeletonRows rows={5} pictures />}
      {pages.error && pages.nodes.length === 0 && (
        <div className="card-body card-body-only">
          <ErrorState
            title="The rewards could not be loaded."
            code={describeFailure(pages.error).code}
            onRetry={pages.retry}
            retrying={pages.stale}
          >
            {describeFailure(pages.error).next}
          </ErrorState>
        </div>
      )}
      {empty && <Empty {...{ search, turn, change }} />}
      <FreshRows list={list} />
      {pages.nodes.length > 0 && (
        <RewardsTable
          caption={caption}
          rows={list.rows}
          totalCount={pages.totalCount}
          search={search}
          own={turn === "mine"}
        />
      )}
      {pages.hasMore && (
        <div className="more-rewards">
          <span className="small muted">
            {formatNumber(pages.nodes.length)} of {formatNumber(pages.totalCount)}
          </span>
          <Button size="small" onClick={pages.showMore} pending={pages.stale}>
            Show more
          </Button>
        </div>
      )}
    </section>
  );
}

interface FiltersProps extends RewardsListProps {
  turn: Turn;
}

function Filters({ search, turn, head, decides, change }: FiltersProps) {
  const counts: Record<Turn, number | undefined> = {
    me: head && head.toDecide.totalCount + head.toTell.totalCount,
    proposed: head?.proposed.totalCount,
    mine: head?.mine.totalCount,
    all: head?.all.totalCount,
  };
  const shown: Turn[] = decides ? ["me", "proposed", "all"] : ["mine"];
  if (decides && (counts.mine || turn === "mine")) shown.splice(2, 0, "mine");
  const { kind, state } = search;
  if (!decides && !kind && !state && (counts.mine ?? 0) < 5) return null;
  return (
    <div className="rewards-filters">
      {shown.length > 1 && (
        <LinkTabs
          label="Which rewards"
          links={shown.map((one) => ({
            label: turnWords[one],
            count: counts[one],
            to: "/rewards",
            search: { kind, state, turn: one },
            current: one === turn,
          }))}
        />
      )}
      <span className="grow" />
      <SelectField
        label="Kind"
        hideLabel
        value={kind ?? "any"}
        onChange={(next) => change({ kind: kinds.find((one) => one === next), reward: undefined })}
        options={[
          { value: "any", label: "Every kind" },
          ...kinds.map((one) => ({ value: one, label: kindWords[graphKind(one)].many })),
        ]}
      />
      <SelectField
        label="State"
        hideLabel
        value={state ?? "any"}
        onChange={(next) => change({ state: states.find((one) => one === next), reward: undefined })}
        options={[
          { value: "any", label: "Every state" },
          ...states.map((one) => ({ value: one, label: stateWords[graphState(one)] })),
        ]}
      />
    </div>
  );
}

const emptyWords: Record<Turn, { title: string; words: string }> = {
  me: {
    title: "Nothing waits for you",
    words: "Rewards to decide come here when others propose them; approved ones stay until the person was told.",
  },
  proposed: {
    title: "You have proposed nothing yet",
    words: "Somebody reached a goal, or carried others through a hard month? Say thank you with more than words.",
  },
  mine: {
    title: "No rewards yet",
    words:
      "When a reward for you is approved, you are told in person. From then on it stands here, with what it is for.",
  },
  all: {
    title: "No rewards yet",
    words: "Bonuses, raises, promotions, extra leave and project leads of the people you look after come here.",
  },
};

function Empty({ search: { kind, state }, turn, change }: Pick<FiltersProps, "search" | "turn" | "change">) {
  const viewer = useViewer();
  if (kind || state) {
    const named = [kind && kindWords[graphKind(kind)].many, state && stateWords[graphState(state)]].filter(Boolean);
    return (
      <EmptyState
        icon={Search}
        title="Nothing fits this filter"
        actions={<Button onClick={() => change({ kind: undefined, state: undefined })}>Remove the filter</Button>}
      >
        {`You look for: ${named.join(", ").toLowerCase()}, under “${turnWords[turn]}”.`}
      </EmptyState>
    );
  }
  const { title, words } = emptyWords[turn];
  const action =
    turn === "mine" ? (
      <LinkButton to="/goals">See your goals</LinkButton>
    ) : turn === "me" ? (
      <LinkButton to="/rewards" search={{ turn: "all" }}>
        See all rewards
      </LinkButton>
    ) : (
      mayPropose(viewer) && <LinkButton to="/rewards/new">Propose reward</LinkButton>
    );
  return (
    <EmptyState icon={Gift} title={title} actions={action}>
      {words}
    </EmptyState>
  );
}
