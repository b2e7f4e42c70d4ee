import { useNavigate } from "@tanstack/react-router";
import { HeartHandshake, Search } from "lucide-react";
import { useState } from "react";
import { describeFailure } from "../../graphql/failure";
import { graphql } from "../../graphql/graphql";
import { usePages } from "../../graphql/use-pages";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/button";
import { FreshRows } from "../../ui/fresh-rows";
import { MoreRows } from "../../ui/more-rows";
import { SearchField } from "../../ui/search-field";
import { Segmented } from "../../ui/segmented";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState, ErrorState } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { useSteady } from "../../ui/use-steady";
import { GiveFeedbackDialog } from "../give-feedback-dialog";
import { recognitionRoute } from "../routes";
import { RecognitionCard, recognitionCard } from "./recognition-card";
import type { RecognitionSearch } from "./recognition-search";
import "../monitoring.css";
import "./recognition.css";

const recognitionQuery = graphql(
  `
    query RecognitionFeed($first: Int!, $after: String, $scope: RecognitionScope!, $search: String) {
      recognition(first: $first, after: $after, scope: $scope, search: $search) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id ...RecognitionCard }
      }
    }
  `,
  [recognitionCard],
);

const graphScopes = { company: "COMPANY", department: "DEPARTMENT", team: "TEAM", me: "ME" } as const;
const options = [
  { value: "company", label: "Everybody" },
  { value: "department", label: "My department" },
  { value: "team", label: "My team" },
  { value: "me", label: "Me" },
] as const;

/** What people thank each other for in public, in cards, the newest first. */
export function RecognitionPage() {
  const search = recognitionRoute.useSearch();
  const { employee, organisation } = useViewer();
  const navigate = useNavigate();
  const [thanking, thank] = useState(false);

  function change(part: RecognitionSearch): void {
    void navigate({ to: "/recognition", search: { ...search, ...part }, replace: true });
  }

  return (
    <>
      <PageHead title="Recognition" lede={`What people at ${organisation.name} thank each other for.`}>
        {employee && (
          <Button kind="primary" icon={<HeartHandshake className="icon" />} onClick={() => thank(true)}>
            Thank somebody
          </Button>
        )}
      </PageHead>
      <div className="stack">
        <div className="feedback-filters">
          {employee && (
            <Segmented
              label="Whose"
              value={search.scope ?? "company"}
              onChange={(scope) => change({ scope: scope === "company" ? undefined : scope })}
              options={options}
            />
          )}
          <SearchField
            label="Search recognition"
            value={search.q ?? ""}
            onChange={(q) => change({ q: q || undefined })}
          />
        </div>
        <Cards
          search={search}
          clear={() => change({ scope: undefined, q: undefined })}
          thank={employee ? () => thank(true) : undefined}
        />
      </div>
      {thanking && <GiveFeedbackDialog title="Thank somebody" visibility="PUBLIC" onClose={() => thank(false)} />}
    </>
  );
}

interface CardsProps {
  search: RecognitionSearch;
  clear: () => void;
  thank: (() => void) | undefined;
}

function Cards({ search, clear, thank }: CardsProps) {
  const pages = usePages({
    query: recognitionQuery,
    variables: { first: 18, scope: graphScopes[search.scope ?? "company"], search: search.q ?? null },
    pick: (data) => data.recognition,
    typenames: ["Feedback"],
    live: true,
  });
  const list = useSteady(pages.nodes, ({ id }) => id, pages.quiet);
  if (pages.loading) {
    return (
      <div className="card">
        <SkeletonRows rows={4} pictures />
      </div>
    );
  }
  if (pages.error && pages.nodes.length === 0) {
    const { code, next } = describeFailure(pages.error);
    return (
      <ErrorState title="Recognition could not be loaded." code={code} onRetry={pages.retry} retrying={pages.stale}>
        {next}
      </ErrorState>
    );
  }
  if (pages.nodes.length === 0)
    return <Empty filtered={Boolean(search.scope || search.q)} clear={clear} thank={thank} />;
  return (
    <section aria-label="Recognition">
      <FreshRows list={list} />
      <div className="recognition-cards">
        {list.rows.map((node) => (
          <RecognitionCard key={node.id} recognition={node} />
        ))}
      </div>
      {pages.hasMore && (
        <MoreRows
          shown={pages.nodes.length}
          total={pages.totalCount}
          of="thanks"
          onMore={pages.showMore}
          pending={pages.stale}
        />
      )}
    </section>
  );
}

function Empty({ filtered, clear, thank }: Pick<CardsProps, "clear" | "thank"> & { filtered: boolean }) {
  if (filtered) {
    return (
      <EmptyState
        icon={Search}
        title="Nothing fits this filter"
        actions={<Button onClick={clear}>Show everybody's</Button>}
      >
        There may be thanks elsewhere in the company.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={HeartHandshake}
      title="Nobody was thanked in public yet"
      actions={thank && <Button onClick={thank}>Thank somebody</Button>}
    >
      Praise that everybody may read appears here. Somebody has to begin.
    </EmptyState>
  );
}
