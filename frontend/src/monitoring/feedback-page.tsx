import { useNavigate } from "@tanstack/react-router";
import { MessageCircleHeart, MessageCircleQuestion, Search } from "lucide-react";
import { useEffect, useState } from "react";
import { describeFailure } from "../graphql/failure";
import { graphql } from "../graphql/graphql";
import { usePages } from "../graphql/use-pages";
import { useViewer } from "../graphql/viewer";
import { Button, LinkButton } from "../ui/button";
import { FreshRows } from "../ui/fresh-rows";
import { MoreRows } from "../ui/more-rows";
import { LinkTabs } from "../ui/segmented";
import { SkeletonRows } from "../ui/skeleton";
import { EmptyState, ErrorState, NoRight } from "../ui/states";
import { PageHead } from "../ui/title";
import { useSteady } from "../ui/use-steady";
import { AskDialog } from "./ask-dialog";
import { FeedbackFilters } from "./feedback-filters";
import { FeedbackRow, feedbackRow } from "./feedback-row";
import { type Direction, type FeedbackSearch, type FeedbackTab, lists, readTab } from "./feedback-search";
import { GiveFeedbackDialog } from "./give-feedback-dialog";
import { RequestLists } from "./request-lists";
import { RoundsList } from "./rounds-list";
import { feedbackRoute } from "./routes";
import "./monitoring.css";

const feedbackQuery = graphql(
  `
    query FeedbackList($first: Int!, $after: String, $where: FeedbackFilter) {
      feedback(first: $first, after: $after, where: $where) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id ...FeedbackRow }
      }
    }
  `,
  [feedbackRow],
);

const labels: Record<FeedbackTab, string> = {
  received: "Received",
  given: "Given",
  team: "My team",
  public: "Public",
  reported: "Reported",
  requests: "Requests",
  rounds: "Without names",
};
const graphDirections = {
  received: "RECEIVED",
  given: "GIVEN",
  team: "TEAM",
  public: "PUBLIC",
  reported: "REPORTED",
} as const;
const graphKinds = { praise: "PRAISE", constructive: "CONSTRUCTIVE", note: "NOTE" } as const;

/** What was said about people's work: to me, by me, about my team, and in public; and what people ask each other. */
export function FeedbackPage() {
  const tab = readTab(feedbackRoute.useParams().list);
  if (!tab) return <NoRight actions={<LinkButton to="/feedback">Go to feedback</LinkButton>} />;
  return <Feedback tab={tab} />;
}

function useTabs(): readonly FeedbackTab[] {
  const { employee, isManager, isHr } = useViewer();
  return lists.filter((one) => {
    if (one === "public") return true;
    if (one === "reported") return isHr;
    return employee !== null && (one !== "team" || isManager);
  });
}

function Feedback({ tab }: { tab: FeedbackTab }) {
  const search = feedbackRoute.useSearch();
  const { employee } = useViewer();
  const navigate = useNavigate();
  const [giving, give] = useState(search.to !== undefined);
  const [asking, ask] = useState(false);
  useEffect(() => give(search.to !== undefined), [search.to]);

  function change(part: FeedbackSearch): void {
    void navigate({ to: "/feedback/$list", params: { list: tab }, search: { ...search, ...part }, replace: true });
  }

  return (
    <>
      <PageHead title="Feedback" lede="Small and soon beats long and late.">
        {employee && (
          <>
            <Button icon={<MessageCircleQuestion className="icon" />} onClick={() => ask(true)}>
              Ask for feedback
            </Button>
            <Button kind="primary" icon={<MessageCircleHeart className="icon" />} onClick={() => give(true)}>
              Give feedback
            </Button>
          </>
        )}
      </PageHead>
      <div className="stack">
        <div className="feedback-filters">
          <LinkTabs
            label="Which feedback"
            links={useTabs().map((one) => ({
              label: labels[one],
              to: "/feedback/$list",
              params: { list: one },
              current: one === tab,
            }))}
          />
          {tab !== "requests" && tab !== "rounds" && <FeedbackFilters search={search} change={change} />}
        </div>
        {tab === "requests" && <RequestLists ask={() => ask(true)} />}
        {tab === "rounds" && <RoundsList />}
        {tab !== "requests" && tab !== "rounds" && (
          <List
            direction={tab}
            search={search}
            clear={() => change({ kind: undefined, q: undefined })}
            give={employee ? () => give(true) : undefined}
          />
        )}
      </div>
      {asking && <AskDialog onClose={() => ask(false)} />}
      {giving && (
        <GiveFeedbackDialog
          receiverId={search.to}
          goalId={search.goal}
          onClose={() => {
            give(false);
            if (search.to) change({ to: undefined, goal: undefined });
          }}
        />
      )}
    </>
  );
}

interface ListProps {
  direction: Direction;
  search: FeedbackSearch;
  clear: () => void;
  give: (() => void) | undefined;
}

function List({ direction, search, clear, give }: ListProps) {
  const where = {
    direction: graphDirections[direction],
    ...(search.kind ? { kind: graphKinds[search.kind] } : {}),
    ...(search.q ? { search: search.q } : {}),
  };
  const pages = usePages({
    query: feedbackQuery,
    variables: { first: 20, where },
    pick: (data) => data.feedback,
    typenames: ["Feedback"],
    live: true,
  });
  const list = useSteady(pages.nodes, ({ id }) => id, pages.quiet);
  return (
    <section className="card" aria-label={`Feedback: ${labels[direction].toLowerCase()}`}>
      {pages.loading && <SkeletonRows rows={4} pictures />}
      {pages.error && pages.nodes.length === 0 && (
        <div className="card-body card-body-only">
          <ErrorState
            title="The feedback could not be loaded."
            code={describeFailure(pages.error).code}
            onRetry={pages.retry}
            retrying={pages.stale}
          >
            {describeFailure(pages.error).next}
          </ErrorState>
        </div>
      )}
      {!pages.loading && !pages.error && pages.nodes.length === 0 && (
        <Empty direction={direction} filtered={Boolean(search.kind || search.q)} clear={clear} give={give} />
      )}
      <ul className="rows feedback-rows">
        <FreshRows list={list} as="li" />
        {list.rows.map((node) => (
          <li key={node.id}>
            <FeedbackRow feedback={node} />
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <MoreRows
          shown={pages.nodes.length}
          total={pages.totalCount}
          of="remarks"
          onMore={pages.showMore}
          pending={pages.stale}
        />
      )}
    </section>
  );
}

const emptyTitles: Record<Direction, string> = {
  received: "Nobody has written to you yet",
  given: "You have not given feedback yet",
  team: "Nothing was said about your team yet",
  public: "Nothing is public yet",
  reported: "Nothing is reported",
};
const emptyWords: Record<Direction, string> = {
  received: "What colleagues say about your work appears here. Giving is the surest way to get some.",
  given: "Think of two people you worked with this week: what did they do, and what did it lead to?",
  team: "Feedback that its writers share with you as the manager appears here.",
  public: "Praise that everybody may read appears here.",
  reported: "Feedback that people you look after report as abuse appears here, and what was hidden.",
};

function Empty({ direction, filtered, clear, give }: Omit<ListProps, "search"> & { filtered: boolean }) {
  if (filtered) {
    return (
      <EmptyState
        icon={Search}
        title="Nothing fits this filter"
        actions={<Button onClick={clear}>Remove the filter</Button>}
      >
        There may be other feedback under {labels[direction]}.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={MessageCircleHeart}
      title={emptyTitles[direction]}
      actions={give && <Button onClick={give}>Give feedback</Button>}
    >
      {emptyWords[direction]}
    </EmptyState>
  );
}
