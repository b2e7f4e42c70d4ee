import { Link } from "@tanstack/react-router";
import { Grid3x3, Plus } from "lucide-react";
import { useState } from "react";
import { graphql, type ResultOf } from "../../graphql/graphql";
import { usePages } from "../../graphql/use-pages";
import { useViewer } from "../../graphql/viewer";
import { Button } from "../../ui/button";
import { Chip } from "../../ui/chip";
import { PageHead } from "../../ui/title";
import { RowsCard } from "../list/rows-card";
import { PrepareDialog } from "./prepare-dialog";
import { RelationsCard } from "./relations-card";
import { sessionSentence } from "./session-words";
import "./calibration.css";

const sessionsQuery = graphql(`
  query CalibrationSessions($first: Int!, $after: String) {
    calibrationSessions(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        name
        state
        cycle { id name }
        figures { people talkedThrough moved toGo objections waiting raters { people } }
      }
    }
  }
`);

type Listed = ResultOf<typeof sessionsQuery>["calibrationSessions"]["nodes"][number];

/** The calibration sessions of the people one follows. */
export function CalibrationSessionsPage() {
  const { isHr } = useViewer();
  const [preparing, prepare] = useState(false);
  const pages = usePages({
    query: sessionsQuery,
    variables: { first: 20 },
    pick: (data) => data.calibrationSessions,
    typenames: ["CalibrationSession", "CalibrationPlace"],
  });
  return (
    <>
      <PageHead title="Calibration" lede="Managers lay their ratings side by side before they are shared.">
        {isHr && (
          <Button kind="primary" icon={<Plus className="icon" />} onClick={() => prepare(true)}>
            Prepare a session
          </Button>
        )}
      </PageHead>
      <RowsCard
        pages={pages}
        of="sessions"
        row={(one) => <SessionRow session={one} />}
        empty={{
          icon: Grid3x3,
          title: "No session with people of yours",
          words: "HR prepares sessions when a review cycle compares ratings. Those about people you follow stand here.",
        }}
      />
      {isHr && (
        <div className="relations">
          <RelationsCard />
        </div>
      )}
      {preparing && <PrepareDialog onClose={() => prepare(false)} />}
    </>
  );
}

function SessionRow({ session: { id, name, state, cycle, figures } }: { session: Listed }) {
  const words = { PREPARED: "Prepared", OPEN: "Open", LOCKED: "Closed" } as const;
  return (
    <>
      <span className="grow">
        <Link to="/calibration/$sessionId" params={{ sessionId: id }} className="quiet-link strong small">
          {name}
        </Link>
        <span className="tiny muted block">
          {cycle.name} · {sessionSentence(figures, state)}
        </span>
      </span>
      <Chip tone={state === "OPEN" ? "accent" : "outline"}>{words[state]}</Chip>
    </>
  );
}
