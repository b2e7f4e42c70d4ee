import { Link } from "@tanstack/react-router";
import { Landmark, Plus } from "lucide-react";
import { useState } from "react";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { usePages } from "../../graphql/use-pages";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/button";
import { Chip } from "../../ui/chip";
import { PageHead } from "../../ui/title";
import { RowsCard } from "../list/rows-card";
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
      <RowsCard
        pages={pages}
        of="appraisals"
        row={(one) => <AppraisalRow appraisal={one} />}
        empty={{
          icon: Landmark,
          title: "The company was not appraised yet",
          words:
            "HR asks everybody at the end of a period how well its goals were met. The outcome stands here for all.",
        }}
      />
      {planning && <ScheduleDialog onClose={() => plan(false)} />}
    </>
  );
}

function AppraisalRow({ appraisal }: { appraisal: Listed }) {
  const { id, name, state, period, allowedActions } = appraisal;
  const waits = allowedActions.includes("VOTE");
  return (
    <>
      <span className="grow">
        <Link to="/appraisals/$appraisalId" params={{ appraisalId: id }} className="quiet-link strong small">
          {name}
        </Link>
        <span className="tiny muted block">{[period?.name, lifeOf(appraisal)].filter(Boolean).join(" · ")}</span>
      </span>
      <Chip tone={waits ? "accent" : "outline"}>{waits ? "Vote" : stateWords[state]}</Chip>
    </>
  );
}
