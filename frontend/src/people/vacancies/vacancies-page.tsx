import { useNavigate } from "@tanstack/react-router";
import { DoorOpen, Plus } from "lucide-react";
import { useState } from "react";
import { describeFailure } from "../../graphql/failure";
import { usePages } from "../../graphql/use-pages";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/button";
import { MoreRows } from "../../ui/more-rows";
import { Segmented } from "../../ui/segmented";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState, ErrorState } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { vacanciesRoute } from "../routes";
import { vacanciesQuery } from "./vacancies";
import { VacanciesTable } from "./vacancies-table";
import { NewVacancyDialog } from "./vacancy-dialog";

const states = [
  { value: "OPEN", label: "Open" },
  { value: "FILLED", label: "Filled" },
  { value: "WITHDRAWN", label: "Withdrawn" },
] as const;
const nobody = {
  OPEN: "No role is open",
  FILLED: "No role was filled yet",
  WITHDRAWN: "No role was withdrawn",
};

/** The roles that somebody is wanted for: read by everybody, kept by HR and administrators. */
export function VacanciesPage() {
  const { state = "OPEN" } = vacanciesRoute.useSearch();
  const navigate = useNavigate();
  const { isHr, canShapeCompany } = useViewer();
  const [adding, add] = useState(false);
  const pages = usePages({
    query: vacanciesQuery,
    variables: { first: 50, where: { state: [state] }, order: state === "OPEN" ? "WANTED_FIRST" : "NEWEST" },
    pick: (data) => data.vacancies,
    typenames: ["Vacancy"],
  });
  return (
    <>
      <PageHead
        title="Open roles"
        crumbs={[{ label: "People", to: "/people" }]}
        lede="Roles that somebody is wanted for. Talk to your manager or HR partner if one is for you."
      >
        {(isHr || canShapeCompany) && (
          <Button kind="primary" icon={<Plus className="icon" />} onClick={() => add(true)}>
            Open a role
          </Button>
        )}
      </PageHead>
      <div className="stack">
        <Segmented
          label="State"
          value={state}
          options={states}
          onChange={(chosen) =>
            void navigate({ to: "/people/open-roles", search: { state: chosen === "OPEN" ? undefined : chosen } })
          }
        />
        <section className="card" aria-label="Open roles" aria-busy={pages.stale}>
          <Content pages={pages} empty={nobody[state]} />
        </section>
      </div>
      {adding && <NewVacancyDialog onClose={() => add(false)} />}
    </>
  );
}

type Pages = Parameters<typeof VacanciesTable>[0]["pages"];

function Content({ pages, empty }: { pages: Pages; empty: string }) {
  if (pages.loading) return <SkeletonRows rows={5} />;
  if (pages.error && pages.nodes.length === 0) {
    const { next, code } = describeFailure(pages.error);
    return (
      <div className="card-body card-body-only">
        <ErrorState
          title="The open roles could not be loaded."
          code={code}
          onRetry={pages.retry}
          retrying={pages.stale}
        >
          {next}
        </ErrorState>
      </div>
    );
  }
  if (pages.nodes.length === 0) {
    return (
      <EmptyState icon={DoorOpen} title={empty}>
        HR partners and administrators say here for which roles somebody is wanted.
      </EmptyState>
    );
  }
  return (
    <>
      <VacanciesTable pages={pages} />
      {pages.hasMore && (
        <MoreRows
          shown={pages.nodes.length}
          total={pages.totalCount}
          of="roles"
          onMore={pages.showMore}
          pending={pages.stale}
        />
      )}
    </>
  );
}
