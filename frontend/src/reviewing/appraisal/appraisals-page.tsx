import { Link } from "@tanstack/react-router";
import { Landmark, Plus } from "lucide-react";
import { useState } from "react";
import { describeFailure } from "../../graphql/failure";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { usePages } from "../../graphql/use-pages";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { MoreRows } from "../../ui/more-rows";
import { SkeletonRows } from "../../ui/skeleton";
import { EmptyState, ErrorState } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { lifeOf, stateWords } from "./appraisal-words";
import { ScheduleDialog } from "./schedule-dialog";
import "./appraisal.css";

const appraisalsQuery = graphql(`
  query Appraisals($first: Int!, $after: String) {
    organisationAppraisals(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id name state opensOn closesOn asked voted allowedActions period { id name } }
    }
  }
`);

type Listed = ResultOf<typeof appraisalsQuery>["organisationAppraisals"]["nodes"][number];

/** How managers and employees judge what the company reached, period by period. */
export function AppraisalsPage() {
  const { canRunAppraisals } = useViewer();
  const [planning, plan] = useState(false);
  const pages = usePages({
    query: appraisalsQuery,
    variables: { first: 20 },
    pick: (data) => data.organisationAppraisals,
    typenames: ["OrganisationAppraisal"],
  });
  const empty = !pages.loading && !pages.error && pages.nodes.length === 0;
  return (
    <>
      <PageHead
        title="Company appraisal"
        lede="Managers and employees judge how the company met its goals, and read what follows."
      >
        {canRunAppraisals && (
          <Button kind="primary" icon={<Plus className="icon" />} onClick={() => plan(true)}>
            Plan an appraisal
          </Button>
        )}
      </PageHead>
      {pages.loading && <SkeletonRows rows={3} />}
      {pages.error && pages.nodes.length === 0 && (
        <ErrorState
          title="The appraisals could not be loaded."
          code={describeFailure(pages.error).code}
          onRetry={pages.retry}
        >
          {describeFailure(pages.error).next}
        </ErrorState>
      )}
      {empty && (
        <Card>
          <EmptyState icon={Landmark} title="The company was not appraised yet">
            HR asks everybody at the end of a period how well its goals were met. The outcome stands here for all.
          </EmptyState>
        </Card>
      )}
      {pages.nodes.length > 0 && (
        <Card flush>
          <ul className="rows">
            {pages.nodes.map((one) => (
              <AppraisalRow key={one.id} appraisal={one} />
            ))}
          </ul>
        </Card>
      )}
      {pages.hasMore && (
        <MoreRows
          shown={pages.nodes.length}
          total={pages.totalCount}
          of="appraisals"
          onMore={pages.showMore}
          pending={pages.stale}
        />
      )}
      {planning && <ScheduleDialog onClose={() => plan(false)} />}
    </>
  );
}

function AppraisalRow({ appraisal }: { appraisal: Listed }) {
  const { id, name, state, period, allowedActions } = appraisal;
  const waits = allowedActions.includes("VOTE");
  return (
    <li>
      <span className="grow">
        <Link to="/appraisals/$appraisalId" params={{ appraisalId: id }} className="quiet-link strong small">
          {name}
        </Link>
        <span className="tiny muted block">{[period?.name, lifeOf(appraisal)].filter(Boolean).join(" · ")}</span>
      </span>
      <Chip tone={waits ? "accent" : "outline"}>{waits ? "Vote" : stateWords[state]}</Chip>
    </li>
  );
}
